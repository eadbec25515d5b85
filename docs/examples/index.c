/* SPDX-License-Identifier: BSL-1.0 */
#include <ikm/ikm.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number after a key, and the letter of the grade, from the beginning of a result. */
static double number(const char* result, const char* key) {
  const char* at = strstr(result, key);
  return at == NULL ? -1 : strtod(at + strlen(key), NULL);
}

static char letter(const char* result) {
  const char* at = strstr(result, "\"letter\":\"");
  return at == NULL ? '?' : at[10];
}

static char* scored(const char* path, const char* options) {
  char* json = NULL;
  if (ikm_score_file(path, options, &json, NULL) != IKM_DONE) {
    fprintf(stderr, "%s\n", ikm_last_error("id"));
    exit(1);
  }
  return json;
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  char* json = scored(argv[1], "{\"target\": \"78.5\"}");
  const char* result = strstr(json, "\"result\"");
  printf("Sekadau: %.2f %c, target 78.5: %+.2f\n", number(result, "\"index\":"), letter(result),
         number(strstr(result, "\"gap\""), "\"difference\":"));
  ikm_free(json);

  json = scored(argv[2], "{\"by\": [\"unit\"], \"target\": 80}");
  const char* unit = "{\"by\": {\"unit\":\"";
  for (const char* group = strstr(json, unit); group != NULL; group = strstr(group + 1, unit)) {
    const char* name = group + strlen(unit);
    printf("%.*s: %.2f %c, poin ke 80: %.0f\n", (int)strcspn(name, "\""), name, number(group, "\"index\":"),
           letter(group), number(strstr(group, "\"gap\""), "\"points_needed\":"));
  }
  ikm_free(json);
  return 0;
}
