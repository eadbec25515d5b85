// SPDX-License-Identifier: BSL-1.0
// To be loaded before a program (LD_PRELOAD): makes calls of it fail from within main on.
//   IKM_FAIL_ALLOCATION=K  the K-th allocation gives no memory; with IKM_FAIL_ON=1 all after it too
//   IKM_FAIL_WRITE=B       a file or pipe takes B bytes in all, then there is no room (ENOSPC)
//   IKM_COUNT=FILE         how many allocations and bytes there were, at the end
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void* __libc_malloc(size_t);
extern void* __libc_calloc(size_t, size_t);
extern void* __libc_realloc(void*, size_t);
extern void* __libc_memalign(size_t, size_t);

static atomic_int started;
static atomic_long allocations;
static atomic_long written;
static long fail_at = -1;
static long room = -1;
static int fail_on;

static int refuses(void) {
  if (!started) return 0;
  const long now = atomic_fetch_add(&allocations, 1) + 1;
  if (fail_at < 0 || (fail_on ? now < fail_at : now != fail_at)) return 0;
  errno = ENOMEM;
  return 1;
}

void* malloc(size_t size) { return refuses() ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return refuses() ? NULL : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return refuses() ? NULL : __libc_realloc(old, size); }
void* aligned_alloc(size_t alignment, size_t size) { return refuses() ? NULL : __libc_memalign(alignment, size); }
int posix_memalign(void** to, size_t alignment, size_t size) {
  if (refuses()) return ENOMEM;
  *to = __libc_memalign(alignment, size);
  return *to == NULL ? ENOMEM : 0;
}

ssize_t write(int file, const void* bytes, size_t size) {
  static ssize_t (*real)(int, const void*, size_t);
  if (real == NULL) real = (ssize_t(*)(int, const void*, size_t))dlsym(RTLD_NEXT, "write");
  if (!started || file == STDERR_FILENO) return real(file, bytes, size);
  if (room >= 0) {
    const long left = room - written;
    if (left <= 0) {
      errno = ENOSPC;
      return -1;
    }
    if (size > (size_t)left) size = (size_t)left;
  }
  const ssize_t done = real(file, bytes, size);
  if (done > 0) atomic_fetch_add(&written, done);
  return done;
}

static long number(const char* name) {
  const char* const text = getenv(name);
  return text == NULL ? -1 : atol(text);
}

static void count(void) {
  const char* const file = getenv("IKM_COUNT");
  if (file == NULL) return;
  started = 0;
  FILE* const to = fopen(file, "w");
  if (to == NULL) return;
  fprintf(to, "%ld %ld\n", (long)allocations, (long)written);
  fclose(to);
}

// The command ends by _Exit, which runs nothing that was registered.
void _Exit(int status) {
  count();
  _exit(status);
}

static int (*real_main)(int, char**, char**);

static int failing_main(int argc, char** argv, char** environment) {
  fail_at = number("IKM_FAIL_ALLOCATION");
  fail_on = number("IKM_FAIL_ON") == 1;
  room = number("IKM_FAIL_WRITE");
  started = 1;
  return real_main(argc, argv, environment);
}

int __libc_start_main(int (*main)(int, char**, char**), int argc, char** argv, void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void* stack_end) {
  typedef int (*start)(int (*)(int, char**, char**), int, char**, void (*)(void), void (*)(void), void (*)(void), void*);
  real_main = main;
  return ((start)dlsym(RTLD_NEXT, "__libc_start_main"))(failing_main, argc, argv, init, fini, rtld_fini, stack_end);
}
