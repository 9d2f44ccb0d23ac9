/*
 * A disk as slow as the file named by TERANG_SLOW_FSYNC says: its first int is the milliseconds that every fsync and fdatasync
 * waits before it is done. The file is mapped, so that one server can be measured with and without the delay.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static volatile int *delay_ms = 0;

__attribute__((constructor)) static void map_delay(void) {
  const char *path = getenv("TERANG_SLOW_FSYNC");
  int file = path ? open(path, O_RDONLY) : -1;
  if (file < 0) return;
  void *page = mmap(0, sizeof(int), PROT_READ, MAP_SHARED, file, 0);
  if (page != MAP_FAILED) delay_ms = page;
  close(file);
}

static void wait_for_disk(void) {
  int ms = delay_ms ? *delay_ms : 0;
  if (ms <= 0) return;
  struct timespec span = {ms / 1000, (ms % 1000) * 1000000L};
  nanosleep(&span, 0);
}

int fsync(int file) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_for_disk();
  return real(file);
}

int fdatasync(int file) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_for_disk();
  return real(file);
}
