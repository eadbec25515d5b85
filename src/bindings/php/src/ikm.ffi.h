#define FFI_SCOPE "IKM"
#define FFI_LIB "libikm.so.1"
/* SPDX-License-Identifier: BSL-1.0
 * What of ikm.h is called from PHP, in the C that FFI reads; it wants
 * the names above before anything else. */
int ikm_abi_version(void);
const char* ikm_version(void);
const char* ikm_last_error(const char* lang);
const char* ikm_last_code(void);
const char* ikm_last_notices(const char* lang);
void ikm_free(void* given);
int ikm_score_files(const char** paths, size_t count, const char* options_json, char** json, size_t* size);
int ikm_score_bytes(const char* bytes, size_t count, const char* options_json, char** json, size_t* size);
int ikm_score_answers(const char* answers, size_t rows, size_t questions, const char* options_json,
                      char** json, size_t* size);
int ikm_gap_tables(const char* targets_text, const char* actuals_text, const char* options_json, char** json,
                   size_t* size);
int ikm_report_bytes(const char* bytes, size_t count, const char* options_json, const char* file, char** document,
                     size_t* size);
int ikm_compare_files(const char* first_path, const char* second_path, const char* options_json, char** json,
                      size_t* size);
