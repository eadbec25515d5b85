# SPDX-License-Identifier: BSL-1.0
"""The Indonesian public satisfaction index (IKM) in Python: exact, and the same as that of the command `ikm`.

    import ikm
    scored = ikm.score_file("survei.csv", by=["unit"], target="78.5")
    print(scored["result"]["index"], scored["result"]["grade"]["letter"])

Results are those of the command as dictionaries (`ikm.score/1`, `ikm.gap/1`, `ikm.compare/1`). Options are the long
options of the command, with `_` for `-`: `weight_decimals=2`; `from_` is `from`. `lang="en"` gives names and complaints in English.

This module calls `libikm.so` by ctypes. It looks for the library where IKM_LIBRARY says, beside the place where it is
installed itself, and where the system keeps its libraries.
"""
from __future__ import annotations

import ctypes
import ctypes.util
import json
import os
from datetime import date
from decimal import Decimal
from math import isnan
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Sequence, Tuple, Union

__all__ = ["Error", "InputError", "UsageError", "Methodology", "Document", "Result", "Tally", "compare_files", "gap_tables",
           "inspect_file", "library_version", "report_bytes", "score_answers", "score_bytes", "score_file", "score_files"]

_ABI_VERSION = 1
PathName = Union[str, "os.PathLike[str]"]


class Error(Exception):
    """The library could not do what was asked. `str()` says why, in the language of the call."""

    def __init__(self, said: str, code: str, said_id: str, said_en: str) -> None:
        super().__init__(said)
        self.code = code
        """Why, for programs: `file_not_found`. Words stay as they are; docs/errors.md lists them."""
        self.said_id = said_id
        """The sentence in Indonesian."""
        self.said_en = said_en
        """The sentence in English."""


class InputError(Error):
    """Answers, tables or counts that cannot be used."""


class UsageError(Error, ValueError):
    """An argument or option that is wrong whatever the input."""


class Result(Dict[str, Any]):
    """A result of the library as a dictionary."""

    notices: List[str] = []
    """What a reader must know and the result does not say: groups too small to be published, units left out."""
    text: str = ""
    """The JSON as the library wrote it, with every digit of its figures."""


class Document(bytes):
    """A file of a report."""

    notices: List[str] = []
    """What a reader must know beside it."""


# How the functions of ikm.h take their arguments; each gives a status.
_TEXT, _BYTES, _SIZE, _STRIDE = ctypes.c_char_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_ssize_t
_HANDLE = ctypes.c_void_p
_MADE = (ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(_SIZE))
_FUNCTIONS: Dict[str, Tuple[Any, ...]] = {
    "ikm_score_files": (ctypes.POINTER(_TEXT), _SIZE, _TEXT, *_MADE),
    "ikm_score_bytes": (_BYTES, _SIZE, _TEXT, *_MADE),
    "ikm_score_answers": (_BYTES, _SIZE, _SIZE, _TEXT, *_MADE),
    "ikm_gap_tables": (_TEXT, _TEXT, _TEXT, *_MADE),
    "ikm_report_bytes": (_BYTES, _SIZE, _TEXT, _TEXT, *_MADE),
    "ikm_compare_files": (_TEXT, _TEXT, _TEXT, *_MADE),
    "ikm_inspect_file": (_TEXT, _TEXT, *_MADE),
    "ikm_methodology_named": (_TEXT, _SIZE, ctypes.POINTER(_HANDLE)),
    "ikm_methodology_from_toml": (_TEXT, _SIZE, ctypes.POINTER(_HANDLE)),
    "ikm_methodology_to_toml": (_HANDLE, *_MADE),
    "ikm_methodology_questions": (_HANDLE, ctypes.POINTER(_SIZE)),
    "ikm_methodology_free": (_HANDLE,),
    "ikm_tally_make": (_HANDLE, ctypes.c_int, ctypes.POINTER(_HANDLE)),
    "ikm_tally_from_file": (_TEXT, _TEXT, ctypes.POINTER(_HANDLE)),
    "ikm_tally_add": (_HANDLE, _BYTES, _SIZE, ctypes.c_uint64),
    "ikm_tally_add_batch": (_HANDLE, _BYTES, _SIZE, _SIZE, _STRIDE, _STRIDE),
    "ikm_tally_merge": (_HANDLE, _HANDLE),
    "ikm_tally_respondents": (_HANDLE, ctypes.POINTER(ctypes.c_uint64)),
    "ikm_tally_store": (_HANDLE, *_MADE),
    "ikm_tally_load": (_BYTES, _SIZE, ctypes.POINTER(_HANDLE)),
    "ikm_tally_score": (_HANDLE, _TEXT, *_MADE),
    "ikm_tally_free": (_HANDLE,),
}


def _candidates() -> Iterable[str]:
    """Names under which the library may be found, the most certain one first."""
    if "IKM_LIBRARY" in os.environ:
        yield os.environ["IKM_LIBRARY"]
        return
    for folder in Path(__file__).resolve().parents[1:5]:
        for place in sorted({*folder.glob("libikm.so.1"), *folder.glob("*/libikm.so.1")}):
            yield str(place)
    yield "libikm.so.1"


def _load() -> ctypes.CDLL:
    tried = []
    for name in _candidates():
        try:
            library = ctypes.CDLL(name)
            break
        except OSError as problem:
            tried.append(str(problem))
    else:
        raise ImportError("libikm.so.1 is not found; install ikm, or name the library in IKM_LIBRARY: " +
                          "; ".join(tried))
    version = library.ikm_abi_version()
    if version != _ABI_VERSION:
        raise ImportError(f"libikm.so has version {version} of its interface, and this module needs {_ABI_VERSION}")
    for name, arguments in _FUNCTIONS.items():
        function = getattr(library, name)
        function.argtypes, function.restype = arguments, ctypes.c_int
    for name in ("ikm_last_error", "ikm_last_notices"):
        getattr(library, name).argtypes, getattr(library, name).restype = (_TEXT,), ctypes.c_char_p
    library.ikm_last_code.restype = library.ikm_version.restype = ctypes.c_char_p
    library.ikm_free.argtypes, library.ikm_free.restype = (ctypes.c_void_p,), None
    return library


_library = _load()


def library_version() -> str:
    """The version of the library: `0.1.0`."""
    return str(_library.ikm_version().decode())


def _said(lang: str) -> str:
    return str(_library.ikm_last_error(lang.encode()).decode())


def _check(status: int, lang: str = "id") -> None:
    if status == 0:
        return
    kind = {1: InputError, 2: UsageError}.get(status, Error)
    raise kind(_said(lang), _library.ikm_last_code().decode(), _said("id"), _said("en"))


def _language(options: Dict[str, Any]) -> str:
    return "en" if options.get("lang") == "en" else "id"


def _option(value: Any) -> Any:
    """A value as JSON takes it: decimals, dates and paths as their text, numbers of NumPy as numbers."""
    if isinstance(value, (list, tuple)):
        return [_option(one) for one in value]
    if isinstance(value, (Decimal, date)):
        return str(value)
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    return value.item() if hasattr(value, "item") else value


def _json_of(options: Dict[str, Any]) -> bytes:
    return json.dumps({name.rstrip("_"): _option(value) for name, value in options.items()}).encode()


def _path(path: PathName) -> bytes:
    name = os.fsencode(path)
    if b"\0" in name:
        raise ValueError("a path has no NUL")
    return name


def _made(name: str, arguments: Sequence[Any], lang: str = "id") -> bytes:
    """The text that a function makes."""
    made, size = ctypes.c_void_p(), _SIZE()
    _check(getattr(_library, name)(*arguments, ctypes.byref(made), ctypes.byref(size)), lang)
    try:
        return ctypes.string_at(made, size.value)
    finally:
        _library.ikm_free(made)


def _notices(lang: str) -> List[str]:
    return str(_library.ikm_last_notices(lang.encode()).decode()).splitlines()


def _result(name: str, arguments: Sequence[Any], options: Dict[str, Any]) -> Result:
    lang = _language(options)
    text = _made(name, (*arguments, _json_of(options)), lang).decode()
    notices = _notices(lang)
    result = Result(json.loads(text))
    result.text, result.notices = text, notices
    return result


class _Py_buffer(ctypes.Structure):
    """What CPython says of memory that an object shares."""

    _fields_ = [("buf", ctypes.c_void_p), ("obj", ctypes.py_object), ("len", ctypes.c_ssize_t),
                ("itemsize", ctypes.c_ssize_t), ("readonly", ctypes.c_int), ("ndim", ctypes.c_int),
                ("format", ctypes.c_char_p), ("shape", ctypes.POINTER(ctypes.c_ssize_t)),
                ("strides", ctypes.POINTER(ctypes.c_ssize_t)), ("suboffsets", ctypes.POINTER(ctypes.c_ssize_t)),
                ("internal", ctypes.c_void_p)]


class _Answers:
    """Answers as a block of bytes: shared where they are bytes already (a NumPy array of uint8), else a copy."""

    def __init__(self, answers: Any) -> None:
        view = self._bytes_of(answers)
        if view.ndim != 2:
            raise ValueError(f"answers have two dimensions, respondents and questions; these have {view.ndim}")
        self.rows, self.questions = view.shape
        self.row_stride, self.question_stride = view.strides
        self.is_contiguous = view.c_contiguous
        self._view = view
        self._held = _Py_buffer()
        self.address: Optional[int] = None
        if self.rows and self.questions:
            ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(view), ctypes.byref(self._held), 0x18)  # strided
            self.address = self._held.buf

    def __enter__(self) -> "_Answers":
        return self

    def __exit__(self, *_: Any) -> None:
        if self.address is not None:
            ctypes.pythonapi.PyBuffer_Release(ctypes.byref(self._held))
        self._view.release()

    @staticmethod
    def _bytes_of(answers: Any) -> memoryview:
        if hasattr(answers, "to_numpy"):  # a table of pandas
            answers = answers.to_numpy()
        try:
            view = memoryview(answers)
        except TypeError:
            return _block_of([[_answer(one) for one in row] for row in answers])
        if view.format == "B":
            return view
        return _block_of([[_answer(one) for one in row] for row in view.tolist()])


def _answer(value: Any) -> int:
    """One answer: 0 for a blank, which None and NaN are too."""
    if value is None or value == "" or (isinstance(value, float) and isnan(value)):
        return 0
    step = int(value)
    if step != value or not 0 <= step <= 255:
        raise ValueError(f"an answer is a whole number from 0 to 255, and this is {value!r}")
    return step


def _block_of(rows: List[List[int]]) -> memoryview:
    widths = {len(row) for row in rows}
    if len(widths) > 1:
        raise ValueError("respondents have different numbers of answers")
    if not any(widths):
        raise ValueError("there are no answers")
    return memoryview(bytes(one for row in rows for one in row)).cast("B", (len(rows), widths.pop()))


def score_file(path: PathName, **options: Any) -> Result:
    """From a file of answers, of any format that the command reads, to `ikm.score/1`."""
    return score_files([path], **options)


def score_files(paths: Iterable[PathName], **options: Any) -> Result:
    """The same of several files, which are one survey."""
    names = [_path(path) for path in paths]
    return _result("ikm_score_files", ((_TEXT * len(names))(*names), len(names)), options)


def score_bytes(data: bytes, **options: Any) -> Result:
    """The same of a file that is in memory; the option `name` is what complaints call it."""
    data = bytes(data)
    return _result("ikm_score_bytes", (data, len(data)), options)


def score_answers(answers: Any, **options: Any) -> Result:
    """The same of answers: a row per respondent, a column per question of the methodology, in its order.

    A NumPy array of uint8 is read where it is, with no copy; 0 is a blank. Lists and other arrays are copied; in them
    None and NaN are blanks too.
    """
    with _Answers(answers) as block:
        if block.is_contiguous:
            return _result("ikm_score_answers", (block.address, block.rows, block.questions), options)
        flat = block._view.tobytes()
        return _result("ikm_score_answers", (flat, block.rows, block.questions), options)


def gap_tables(targets: str, actuals: Optional[str] = None, **options: Any) -> Result:
    """From the text of a table of targets, and of actual values, to `ikm.gap/1`."""
    if "\0" in targets or "\0" in (actuals or ""):
        raise ValueError("a table has no NUL")
    texts = (targets.encode(), None if actuals is None else actuals.encode())
    return _result("ikm_gap_tables", texts, options)


def report_bytes(data: bytes, file: str, **options: Any) -> Document:
    """One file of the report of a survey in memory, by its name: `report.html`, `report.docx`, `processing.xlsx`.

    `about_text` is the TOML of what the office says about itself; `name` is what the input is called.
    """
    if "\0" in file:
        raise ValueError("a name has no NUL")
    data, lang = bytes(data), _language(options)
    made = Document(_made("ikm_report_bytes", (data, len(data), _json_of(options), file.encode()), lang))
    made.notices = _notices(lang)
    return made


def compare_files(first: PathName, second: Optional[PathName] = None, **options: Any) -> Result:
    """The second survey against the first, or the units of one survey by the option `by`, as `ikm.compare/1`."""
    return _result("ikm_compare_files", (_path(first), None if second is None else _path(second)), options)


def inspect_file(path: PathName, **options: Any) -> str:
    """How a file would be understood, as the TOML of a mapping; lines to complete begin with `# `."""
    return _made("ikm_inspect_file", (_path(path), _json_of(options)), _language(options)).decode()


class _Owner:
    """A handle of the library, given back when nobody uses it any more."""

    _free = ""

    def __init__(self, handle: ctypes.c_void_p) -> None:
        self._handle: Optional[ctypes.c_void_p] = handle

    def __del__(self) -> None:
        handle, self._handle = getattr(self, "_handle", None), None
        if handle is not None and _library is not None:
            getattr(_library, self._free)(handle)


class Methodology(_Owner):
    """What is asked and how it is valued.

    `Methodology("permenpan-16-2014")` is a built-in one, or that of a TOML file of that name.
    """

    _free = "ikm_methodology_free"

    def __init__(self, name: str = "permenpan-14-2017") -> None:
        self._make("ikm_methodology_named", name)

    @classmethod
    def from_toml(cls, text: str) -> "Methodology":
        """An own methodology from its TOML."""
        made = cls.__new__(cls)
        made._make("ikm_methodology_from_toml", text)
        return made

    def _make(self, function: str, text: str) -> None:
        handle, data = _HANDLE(), text.encode()
        _check(getattr(_library, function)(data, len(data), ctypes.byref(handle)))
        super().__init__(handle)

    def to_toml(self) -> str:
        """The TOML that makes it again."""
        return _made("ikm_methodology_to_toml", (self._handle,)).decode()

    @property
    def questions(self) -> int:
        """How many answers a respondent gives."""
        count = _SIZE()
        _check(_library.ikm_methodology_questions(self._handle, ctypes.byref(count)))
        return count.value


class Tally(_Owner):
    """Counts of answers that are fed one by one, many at a time, or from files, and added over machines.

    `joint=True` keeps what the options `confidence` and `quality` need.
    """

    _free = "ikm_tally_free"

    def __init__(self, methodology: Union[str, Methodology] = "permenpan-14-2017", joint: bool = False) -> None:
        method = Methodology(methodology) if isinstance(methodology, str) else methodology
        handle = _HANDLE()
        _check(_library.ikm_tally_make(method._handle, int(joint), ctypes.byref(handle)))
        super().__init__(handle)

    @classmethod
    def _of(cls, function: str, arguments: Sequence[Any], lang: str = "id") -> "Tally":
        handle = _HANDLE()
        _check(getattr(_library, function)(*arguments, ctypes.byref(handle)), lang)
        made = cls.__new__(cls)
        _Owner.__init__(made, handle)
        return made

    @classmethod
    def from_file(cls, path: PathName, **options: Any) -> "Tally":
        """The counts of a file of answers."""
        return cls._of("ikm_tally_from_file", (_path(path), _json_of(options)), _language(options))

    @classmethod
    def load(cls, stored: bytes) -> "Tally":
        """Counts from the form in which they are stored."""
        return cls._of("ikm_tally_load", (stored, len(stored)))

    def add(self, answers: Sequence[Any], respondents: int = 1) -> None:
        """Adds that many respondents who gave the same answers, one per question; None or 0 is a blank."""
        if not 0 <= respondents < 2**64:
            raise ValueError("the number of respondents is out of range")
        flat = bytes(_answer(one) for one in answers)
        _check(_library.ikm_tally_add(self._handle, flat, len(flat), respondents))

    def add_rows(self, answers: Any) -> None:
        """Adds respondents, all or none. A NumPy array of uint8 is read where it is, whatever its strides."""
        with _Answers(answers) as block:
            _check(_library.ikm_tally_add_batch(self._handle, block.address, block.rows, block.questions,
                                                block.row_stride, block.question_stride))

    def merge(self, other: "Tally") -> None:
        """Adds the counts of another tally of a like methodology."""
        _check(_library.ikm_tally_merge(self._handle, other._handle))

    def __len__(self) -> int:
        count = ctypes.c_uint64()
        _check(_library.ikm_tally_respondents(self._handle, ctypes.byref(count)))
        return count.value

    def __bool__(self) -> bool:
        return True

    def store(self) -> bytes:
        """The form in which counts are stored; the command reads it, too."""
        return _made("ikm_tally_store", (self._handle,))

    def score(self, **options: Any) -> Result:
        """From the counts to `ikm.score/1`."""
        return _result("ikm_tally_score", (self._handle,), options)
