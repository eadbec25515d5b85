# SPDX-License-Identifier: BSL-1.0
import ikm

array = [[3, 3, None, 4, 3, 3, 4, 3, 3], [4, 4, 4, 4, 4, 4, 4, 4, 4]]

counted = ikm.Tally("permenpan-14-2017", joint=True)
counted.add([4, 3, 4, 4, 3, 4, 4, 3, 4])
counted.add_rows(array)  # a respondent per row
print(counted.score(confidence=0.95)["result"]["margin"])
