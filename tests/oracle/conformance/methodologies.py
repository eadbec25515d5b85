# SPDX-License-Identifier: BSL-1.0
"""The built-in methodologies as docs/methodology.md has them: elements in order, weights, bands by lower bound."""
from fractions import Fraction

LABELS = (("D", "Tidak baik"), ("C", "Kurang baik"), ("B", "Baik"), ("A", "Sangat baik"))


def bands(*bounds):
    return [(Fraction(bound), letter, label) for bound, (letter, label) in zip(bounds, LABELS)]


def methodology(ids, lower_bounds, weight_decimals=None):
    return {"scale": [1, 4], "conversion": Fraction(25), "decimals": 2, "rounding": "exact",
            "weight_decimals": weight_decimals, "bands": bands(*lower_bounds),
            "elements": [{"id": name, "code": f"U{at}", "questions": [f"U{at}"], "weight": Fraction(1, len(ids))}
                         for at, name in enumerate(ids, 1)]}


BANDS_2004 = ("25.00", "43.76", "62.51", "81.26")
BANDS_2017 = ("25.00", "65.00", "76.61", "88.31")

BUILT_IN = {
    "permenpan-14-2017": methodology(
        ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"],
        BANDS_2017),
    "permenpan-16-2014": methodology(
        ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "maklumat", "pengaduan"],
        BANDS_2004),
    "kepmenpan-25-2004": methodology(
        ["prosedur", "persyaratan", "kejelasan-petugas", "kedisiplinan-petugas", "tanggung-jawab-petugas",
         "kemampuan-petugas", "kecepatan", "keadilan", "kesopanan-keramahan", "kewajaran-biaya", "kepastian-biaya",
         "kepastian-jadwal", "kenyamanan", "keamanan"],
        BANDS_2004, weight_decimals=3),
    "ipkp": methodology(
        ["informasi", "persyaratan", "prosedur", "waktu", "biaya", "sarana", "respon", "konsultasi"], BANDS_2017),
    "ipak": methodology(["diskriminasi", "kecurangan", "gratifikasi", "pungutan-liar", "percaloan"], BANDS_2017),
}
