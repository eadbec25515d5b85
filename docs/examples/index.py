# SPDX-License-Identifier: BSL-1.0
import sys

import ikm

sekadau = ikm.score_file(sys.argv[1], target="78.5")["result"]
print(f"Sekadau: {sekadau['index']:.2f} {sekadau['grade']['letter']}, target 78.5: {sekadau['gap']['difference']:+.2f}")

for group in ikm.score_file(sys.argv[2], by="unit", target=80)["groups"]:
    result = group["result"]
    print(f"{group['by']['unit']}: {result['index']:.2f} {result['grade']['letter']}, "
          f"poin ke 80: {result['gap']['points_needed']}")
