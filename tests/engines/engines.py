# SPDX-License-Identifier: BSL-1.0
"""Counts made inside real databases against the rows themselves: `engines.py ENGINE IKM`, ENGINE being sqlite, postgresql
or mariadb.

The same odd table is loaded into a database that this program starts and ends, counted there by what `ikm sql` prints, and
read with `--count n`; the tally must be that of the table read row by row, byte for byte. Nothing is skipped in silence: a
database that is not installed is a failure.
"""
import csv
import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUESTIONS = [f"U{q}" for q in range(1, 10)]
COLUMNS = ["unit", "tanggal", *QUESTIONS]
UNITS = ["Loket A", "loket a", "LOKET A", "Lokét A", "Loket A ", " Loket A", "Loket, \"A\"", "Loket 'A'", "Loket\nA", "Loket\\A",
         "Loket \U0001F642", "", None, "Straße", "STRASSE", "0"]
DATES = ["2024-01-05 10:11:12", "2024-01-05 22:00:00", "2024-01-05T07:00", "2024-01-05", "2024-02-29 09:00", "5/1/2024",
         "5 Januari 2024"]  # none is missing: a form's row without its time stamp is a question
ANSWERS = [["4"] * 9, ["3"] * 9, ["1", "2", "3", "4", "1", "2", "3", "4", "1"], ["4"] * 8 + [None], ["4"] * 8 + [""],
           ["4"] * 8 + ["0"], ["4"] * 8 + ["7"], ["4"] * 8 + ["4.0"], ["4"] * 8 + ["3.5"], ["4"] * 8 + ["baik sekali"],
           [None] * 9, [""] * 9]


def odd_rows():
    """Every unit with every answer, dates in turn, some of them several times; and rows with nothing in them."""
    rows = []
    for u, unit in enumerate(UNITS):
        for a, answers in enumerate(ANSWERS):
            for _ in range(1 + (u + a) % 3):
                rows.append([unit, DATES[(u + a) % len(DATES)], *answers])
    return rows + [[None] * len(COLUMNS)] * 3 + [[""] * len(COLUMNS)] * 2


def csv_text(header, rows):
    """Text as a database exports it: quoted where it must be, nothing for NULL."""
    to = io.StringIO()
    writer = csv.writer(to, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if cell is None else cell for cell in row])
    return to.getvalue()


def quoted(cell):
    """A text of SQL; the backslash is one in MySQL's texts."""
    return "NULL" if cell is None else "'" + cell.replace("'", "''") + "'"


class Engine:
    """A database in a folder of its own, with one table `respon`."""

    def __init__(self, folder):
        self.folder = folder

    def load(self, rows):
        raise NotImplementedError

    def csv_of(self, statement):
        raise NotImplementedError

    def end(self):
        pass


class Sqlite(Engine):
    dialect = "sqlite"

    def load(self, rows):
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE TABLE respon (unit TEXT COLLATE NOCASE, tanggal TEXT, "
                              + ", ".join(f"{name} TEXT" for name in QUESTIONS) + ")")
        self.database.executemany("INSERT INTO respon VALUES (" + ", ".join("?" * len(COLUMNS)) + ")", rows)

    def csv_of(self, statement):
        found = self.database.execute(statement)
        return csv_text([column[0] for column in found.description], found.fetchall())


def as_user(name, words):
    """A database server does not run as root."""
    return words if os.getuid() != 0 else ["runuser", "-u", name, "--", *words]


class Postgresql(Engine):
    dialect = "postgresql"
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]

    def load(self, rows):
        if not self.programs:
            sys.exit("postgresql is not installed (apt-get install postgresql)")
        self.bin = self.programs[0]
        self.data = self.folder / "data"
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        subprocess.run(as_user("postgres", [str(self.bin / "initdb"), "-D", str(self.data), "-U", "postgres", "-E", "UTF8",
                                            "--locale=C.UTF-8", "-A", "trust"]), check=True, stdout=subprocess.DEVNULL)
        subprocess.run(as_user("postgres", [str(self.bin / "pg_ctl"), "-D", str(self.data), "-w", "-o",
                                            f"-c listen_addresses= -c unix_socket_directories={self.folder}", "-l",
                                            str(self.folder / "log"), "start"]), check=True, stdout=subprocess.DEVNULL)
        # A collation by which case and accents are no difference: what a database may be told to do.
        self.run("CREATE COLLATION alike (provider = icu, locale = 'und-u-ks-level1', deterministic = false);"
                 "CREATE TABLE respon (unit text COLLATE alike, tanggal text, "
                 + ", ".join(f'"{name}" text' for name in QUESTIONS) + ");")
        self.run("INSERT INTO respon VALUES "
                 + ",\n".join("(" + ", ".join(map(quoted, row)) + ")" for row in rows) + ";")

    def run(self, sql):
        made = subprocess.run(["psql", "-h", str(self.folder), "-U", "postgres", "-X", "-q", "--csv", "-v",
                               "ON_ERROR_STOP=1", "-f", "-"], input=sql.encode(), stdout=subprocess.PIPE, check=True)
        return made.stdout.decode()

    def csv_of(self, statement):
        return self.run(statement)

    def end(self):
        if hasattr(self, "data"):
            subprocess.run(as_user("postgres", [str(self.bin / "pg_ctl"), "-D", str(self.data), "-m", "immediate", "stop"]),
                           check=False, stdout=subprocess.DEVNULL)


class Mariadb(Engine):
    dialect = "mysql"

    def load(self, rows):
        server = shutil.which("mariadbd") or "/usr/sbin/mariadbd"
        if not Path(server).exists():
            sys.exit("mariadb is not installed (apt-get install mariadb-server)")
        data = self.folder / "data"
        if os.getuid() == 0:
            shutil.chown(self.folder, "mysql")
        subprocess.run(as_user("mysql", ["mariadb-install-db", "--no-defaults", f"--datadir={data}",
                                         "--auth-root-authentication-method=normal", "--skip-test-db"]), check=True,
                       stdout=subprocess.DEVNULL)
        self.socket = self.folder / "socket"
        self.server = subprocess.Popen(as_user("mysql", [server, "--no-defaults", f"--datadir={data}", "--skip-networking",
                                                         f"--socket={self.socket}", "--innodb-buffer-pool-size=16M"]),
                                       stdout=subprocess.DEVNULL, stderr=(self.folder / "log").open("w"))
        for _ in range(600):
            if self.socket.exists() and self.try_run("SELECT 1"):
                break
            time.sleep(0.1)
        # The usual collation merges case, accents and blanks at the end.
        self.run("CREATE DATABASE skm CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci; USE skm; "
                 "CREATE TABLE respon (unit varchar(100), tanggal varchar(30), "
                 + ", ".join(f"{name} varchar(20)" for name in QUESTIONS) + ");"
                 + "SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES'); INSERT INTO respon VALUES "
                 + ",\n".join("(" + ", ".join(map(quoted, row)) + ")" for row in rows) + ";")

    def client(self, more=()):
        return ["mariadb", "--no-defaults", f"--socket={self.socket}", "-u", "root", "--default-character-set=utf8mb4",
                *more]

    def try_run(self, sql):
        return subprocess.run([*self.client(), "-e", sql], capture_output=True, check=False).returncode == 0

    def run(self, sql, more=()):
        return subprocess.run(self.client(more), input=sql.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()

    def csv_of(self, statement):
        """The client writes tabs, and escapes line breaks, tabs and backslashes: a line per row, no NULL among them."""
        unescape = {"n": "\n", "t": "\t", "\\": "\\", "0": "\0"}

        def cell(text):
            made, i = "", 0
            while i < len(text):
                if text[i] == "\\" and i + 1 < len(text):
                    made += unescape[text[i + 1]]
                    i += 2
                else:
                    made += text[i]
                    i += 1
            return made

        lines = [[cell(text) for text in line.split("\t")]
                 for line in self.run(statement, ("--batch", "skm")).split("\n") if line]
        return csv_text(lines[0], lines[1:])

    def end(self):
        if hasattr(self, "server"):
            self.try_run("SHUTDOWN")
            try:
                self.server.wait(30)
            except subprocess.TimeoutExpired:
                self.server.terminate()


ENGINES = {"sqlite": Sqlite, "postgresql": Postgresql, "mariadb": Mariadb}
ASKED = [[], ["--by", "unit"], ["--by", "unit", "--by", "tanggal:bulan"], ["--by", "unit,tanggal:triwulan"], ["--by", "tanggal"]]


def tally(ikm, path, options):
    made = subprocess.run([ikm, "tally", str(path), "--bad-rows", "skip", *options], capture_output=True, check=False)
    if made.returncode != 0:
        sys.exit(f"ikm tally {' '.join(options)}: {made.stderr.decode()}")
    return made.stdout


def main():
    name, ikm = sys.argv[1], sys.argv[2]
    rows = odd_rows()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="ikm-engine-") as work:
        folder = Path(work)
        (folder / "server").mkdir()
        folder.chmod(0o755)
        whole = folder / "whole.csv"
        engine = ENGINES[name](folder / "server")
        try:
            engine.load(rows)
            for options in ASKED:
                # What no breakdown asks for is not counted, so that it fills no row either.
                kept = [c for c, column in enumerate(COLUMNS) if column in QUESTIONS or column in " ".join(options)]
                whole.write_text(csv_text([COLUMNS[c] for c in kept], [[row[c] for c in kept] for row in rows]),
                                 encoding="utf-8")
                statement = subprocess.run([ikm, "sql", "--table", "respon", "--dialect", engine.dialect, *options],
                                           stdout=subprocess.PIPE, check=True).stdout.decode()
                counted = folder / "counted.csv"
                text = engine.csv_of(statement)
                counted.write_text(text, encoding="utf-8")
                same = tally(ikm, whole, options) == tally(ikm, counted, [*options, "--count", "n"])
                failed += not same
                print(f"{name} {' '.join(options) or '(no breakdown)'}: {len(rows)} rows, "
                      f"{len(list(csv.reader(io.StringIO(text)))) - 1} counts: {'the same tally' if same else 'ANOTHER TALLY'}")
        finally:
            engine.end()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
