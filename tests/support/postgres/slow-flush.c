/* An office's disk: every flush of a file takes some milliseconds more. Loaded before libc by LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_for_the_disk(void) {
  const char *text = getenv("ANTESALA_FLUSH_MS");
  double milliseconds = text == NULL ? 0 : atof(text);
  struct timespec pause;
  pause.tv_sec = (time_t)(milliseconds / 1000);
  pause.tv_nsec = (long)((milliseconds - pause.tv_sec * 1000.0) * 1000000);
  nanosleep(&pause, NULL);
}

int fsync(int file) {
  int (*flush)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_for_the_disk();
  return flush(file);
}

int fdatasync(int file) {
  int (*flush)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_for_the_disk();
  return flush(file);
}
