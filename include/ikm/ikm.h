/* SPDX-License-Identifier: BSL-1.0
 *
 * The index for programs in C, and in every language that calls C: libikm.so. docs/c_abi.md says what may change.
 *
 * - Each function that can fail gives a status: 0 is done. What went wrong is then said by ikm_last_error, and named
 *   for programs by ikm_last_code, for the thread that called. After 0 both are empty.
 * - Text is UTF-8. A text ends with a 0, or has its length beside it; which one is said at each function.
 * - What a function makes (`made`, `json`, `text`) is NULL where it fails. Texts made are ended by a 0 that their size
 *   does not count; where only the 0 is wanted, the size may be NULL. ikm_free takes them back.
 * - Every function may be called by any thread at any time. Calls that write to one tally wait for each other.
 * - A handle that is NULL, was freed, or is of another kind gives IKM_WRONG_USE. It is not an address.
 * - Nothing is printed, and no C++ exception leaves the library.
 */
#ifndef IKM_IKM_H
#define IKM_IKM_H

#include <stddef.h> /* NOLINT(modernize-deprecated-headers): this is C */
#include <stdint.h> /* NOLINT(modernize-deprecated-headers) */

#if defined(__GNUC__)
#define IKM_API __attribute__((visibility("default")))
#else
#define IKM_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this page, and of the library at run time. */
#define IKM_ABI_VERSION 1
IKM_API int ikm_abi_version(void);
/* `0.3.0`: of the library. Belongs to the library, as all `const char*` do. */
IKM_API const char* ikm_version(void);

/* Statuses are those with which the command ends; more may come. */
enum ikm_status {
  IKM_DONE = 0,
  IKM_BAD_INPUT = 1,  /* answers, tables or counts that cannot be used; ikm_last_code is a word of docs/errors.md */
  IKM_WRONG_USE = 2,  /* an argument or option that is wrong whatever the input: see docs/c_abi.md */
  IKM_NO_MEMORY = 4,
  IKM_UNEXPECTED = 5  /* a defect of the library: please report it */
};

/* What went wrong in the last call of this thread, for people: `lang` is "id" or "en", anything else is "id". One line
 * per thing found wrong. Valid until the next call of this thread. */
IKM_API const char* ikm_last_error(const char* lang);
/* The same for programs: `file_not_found`, `unknown_option`. Words stay as they are. */
IKM_API const char* ikm_last_code(void);
/* What a reader must know beside the last result of this thread and the result does not say: groups too small to be
 * published, units left out. One line each; empty where there is nothing. Valid until the next call of this thread. */
IKM_API const char* ikm_last_notices(const char* lang);
/* Takes back a text that was made here. NULL, or what is not to be given back, does nothing. */
IKM_API void ikm_free(void* given);

/* Whole runs. `options_json`, ended by a 0, is an object with the long options of the command without their dashes
 * (`{"by": ["unit"], "target": "78.5", "missing": "listwise"}`), or NULL or "" for none; docs/c_abi.md lists them. */

/* From a file of answers of any format to `ikm.score/1`. `path` ends with a 0. */
IKM_API int ikm_score_file(const char* path, const char* options_json, char** json, size_t* size);
/* Several files are one survey. */
IKM_API int ikm_score_files(const char* const* paths, size_t count, const char* options_json, char** json,
                            size_t* size);
/* The same of a file that is in memory; the option `name` is what complaints call it. */
IKM_API int ikm_score_bytes(const void* bytes, size_t count, const char* options_json, char** json, size_t* size);
/* The same of answers: one byte each, row after row, 0 is a blank. `questions` must be that of the methodology. */
IKM_API int ikm_score_answers(const unsigned char* answers, size_t rows, size_t questions, const char* options_json,
                              char** json, size_t* size);
/* From the texts of a table of targets and of actual values, each ended by a 0, to `ikm.gap/1`; `actuals_text` may be
 * NULL. */
IKM_API int ikm_gap_tables(const char* targets_text, const char* actuals_text, const char* options_json, char** json,
                           size_t* size);
/* One file of the report of a survey in memory, by its name: `report.html`, `processing.xlsx`. Its bytes may hold a 0;
 * they are those that `ikm report` writes. Each call reads the answers anew. */
IKM_API int ikm_report_bytes(const void* bytes, size_t count, const char* options_json, const char* file,
                             char** document, size_t* size);
/* The second survey against the first, `ikm.compare/1`; with `second_path` NULL the units of the first, by the option
 * `by`. */
IKM_API int ikm_compare_files(const char* first_path, const char* second_path, const char* options_json, char** json,
                              size_t* size);
/* How a file would be understood, as the TOML of a mapping; lines that a person must complete begin with `# `. Where
 * there are any, the status is still 0 and ikm_last_notices says what they ask. */
IKM_API int ikm_inspect_file(const char* path, const char* options_json, char** mapping_toml, size_t* size);

/* Methodologies: a built-in one by its id, else that of a TOML file of this name; or from TOML itself. */
typedef struct ikm_methodology ikm_methodology; /* NOLINT(modernize-use-using) */
IKM_API int ikm_methodology_named(const char* id, size_t size, ikm_methodology** made);
IKM_API int ikm_methodology_from_toml(const char* text, size_t size, ikm_methodology** made);
IKM_API int ikm_methodology_to_toml(const ikm_methodology* method, char** text, size_t* size);
IKM_API int ikm_methodology_questions(const ikm_methodology* method, size_t* questions);
/* NULL does nothing and gives 0; so for the other handles. */
IKM_API int ikm_methodology_free(ikm_methodology* method);

/* Tallies: counts of answers that are fed one by one, many at a time, or from files, and added over machines. */
typedef struct ikm_tally ikm_tally; /* NOLINT(modernize-use-using) */
/* `joint` other than 0 keeps what the options `confidence` and `quality` need. */
IKM_API int ikm_tally_make(const ikm_methodology* method, int joint, ikm_tally** made);
IKM_API int ikm_tally_from_file(const char* path, const char* options_json, ikm_tally** made);
/* Adds that many respondents who gave the same answers, in the methodology's order, 0 for a blank. */
IKM_API int ikm_tally_add(ikm_tally* to, const unsigned char* answers, size_t questions, uint64_t respondents);
/* Adds respondents from memory with no copy of it: the answer of respondent r to question q is the byte at
 * answers + r * row_stride + q * question_stride. Strides are in bytes and may be negative. All or none are added. */
IKM_API int ikm_tally_add_batch(ikm_tally* to, const unsigned char* answers, size_t rows, size_t questions,
                                ptrdiff_t row_stride, ptrdiff_t question_stride);
IKM_API int ikm_tally_merge(ikm_tally* into, const ikm_tally* from);
IKM_API int ikm_tally_respondents(const ikm_tally* counted, uint64_t* respondents);
/* The stored form, which `ikm merge`, ikm_score_bytes and ikm_tally_load read. */
IKM_API int ikm_tally_store(const ikm_tally* counted, char** bytes, size_t* size);
IKM_API int ikm_tally_load(const void* bytes, size_t count, ikm_tally** made);
IKM_API int ikm_tally_score(const ikm_tally* counted, const char* options_json, char** json, size_t* size);
IKM_API int ikm_tally_free(ikm_tally* counted);

#ifdef __cplusplus
}
#endif

#endif
