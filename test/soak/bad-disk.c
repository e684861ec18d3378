// Loaded into a process (LD_PRELOAD): remembers what every write to a file under BAD_DISK_DIR replaced, until fsync. When the
// file BAD_DISK_CUT appears, the power is gone: of what was not synced, everything after a random moment is taken back, the
// last write is torn, and the process ends without another word. With BAD_DISK_LIES the disk only says that it has synced.
// While the file BAD_DISK_LOCKED is there, the disk is read-only.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct undo {
  char path[512];
  off_t at, size;   // where was written, how long the file was before
  size_t length;    // of what was written
  size_t held;      // of that, what was there before
  unsigned char *before;
  struct undo *older;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct undo *newest;
static const char *folder, *now, *locked;
static int lies;

// Straight to the kernel: what this library itself writes is not remembered.
static ssize_t raw_pwrite(int fd, const void *bytes, size_t n, off_t at) {
  return syscall(SYS_pwrite64, fd, bytes, n, at);
}

static int is_ours(int fd, char *path) {
  char link[64];
  if (folder == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, 511);
  if (n <= 0) return 0;
  path[n] = 0;
  size_t end = strlen(path);
  // Shared memory between connections is made anew at each start.
  if (end > 4 && strcmp(path + end - 4, "-shm") == 0) return 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

// The disk takes nothing.
static int is_locked(int fd) {
  char path[512];
  if (locked == NULL || access(locked, F_OK) != 0 || !is_ours(fd, path)) return 0;
  errno = EROFS;
  return 1;
}

static void remember(int fd, size_t length, off_t at) {
  struct undo one;
  if (!is_ours(fd, one.path)) return;
  struct stat stat;
  if (fstat(fd, &stat) != 0 || !S_ISREG(stat.st_mode)) return;
  struct undo *kept = malloc(sizeof *kept);
  *kept = one;
  kept->at = at;
  kept->size = stat.st_size;
  kept->length = length;
  kept->before = malloc(length + 1);
  ssize_t held = syscall(SYS_pread64, fd, kept->before, length, at);
  if (held < 0) {
    // Opened for writing only.
    int reader = open(kept->path, O_RDONLY);
    held = reader < 0 ? 0 : syscall(SYS_pread64, reader, kept->before, length, at);
    if (reader >= 0) close(reader);
  }
  kept->held = held < 0 ? 0 : (size_t)held;
  kept->older = newest;
  newest = kept;
}

static void forget(int fd) {
  char path[512];
  if (lies || !is_ours(fd, path)) return;
  struct undo **at = &newest;
  while (*at != NULL) {
    struct undo *one = *at;
    if (strcmp(one->path, path) != 0) {
      at = &one->older;
      continue;
    }
    *at = one->older;
    free(one->before);
    free(one);
  }
}

static void take_back(struct undo *one, size_t from) {
  int fd = open(one->path, O_WRONLY);
  if (fd < 0) return;
  if (one->held > from) raw_pwrite(fd, one->before + from, one->held - from, one->at + from);
  off_t end = one->size > one->at + (off_t)from ? one->size : one->at + (off_t)from;
  struct stat stat;
  if (fstat(fd, &stat) == 0 && stat.st_size > end) syscall(SYS_ftruncate, fd, end);
  close(fd);
}

static void cut_power(void) {
  size_t count = 0;
  for (struct undo *one = newest; one != NULL; one = one->older) count++;
  size_t lost = count == 0 ? 0 : rand() % (count + 1);
  if (lies) lost = count;
  struct undo *one = newest;
  for (size_t i = 0; i < lost; i++, one = one->older) {
    int is_last = i + 1 == lost;
    take_back(one, is_last && !lies && rand() % 2 == 0 ? (rand() % (one->length + 1)) & ~511ul : 0);
  }
  _exit(86);
}

static void *watch(void *unused) {
  for (;;) {
    usleep(500);
    if (access(now, F_OK) != 0) continue;
    // Whoever writes from here on waits for ever.
    pthread_mutex_lock(&lock);
    cut_power();
  }
  return unused;
}

__attribute__((constructor)) static void begin(void) {
  folder = getenv("BAD_DISK_DIR");
  now = getenv("BAD_DISK_CUT");
  locked = getenv("BAD_DISK_LOCKED");
  lies = getenv("BAD_DISK_LIES") != NULL;
  if (folder == NULL || now == NULL) return;
  srand((unsigned)getpid());
  pthread_t thread;
  pthread_create(&thread, NULL, watch, NULL);
}

#define REAL(name, type) \
  static type real; \
  if (real == NULL) real = (type)dlsym(RTLD_NEXT, name)

typedef ssize_t (*write_t)(int, const void *, size_t);
typedef ssize_t (*pwrite_t)(int, const void *, size_t, off_t);
typedef int (*sync_t)(int);
typedef int (*truncate_t)(int, off_t);

ssize_t write(int fd, const void *bytes, size_t n) {
  REAL("write", write_t);
  char path[512];
  if (!is_ours(fd, path)) return real(fd, bytes, n);
  if (is_locked(fd)) return -1;
  pthread_mutex_lock(&lock);
  remember(fd, n, lseek(fd, 0, SEEK_CUR));
  ssize_t done = real(fd, bytes, n);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off_t at) {
  if (is_locked(fd)) return -1;
  pthread_mutex_lock(&lock);
  remember(fd, n, at);
  ssize_t done = raw_pwrite(fd, bytes, n, at);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) {
  return pwrite64(fd, bytes, n, at);
}

static int truncate_ours(int fd, off_t end, truncate_t real) {
  if (is_locked(fd)) return -1;
  pthread_mutex_lock(&lock);
  struct stat stat;
  if (fstat(fd, &stat) == 0 && stat.st_size > end) remember(fd, stat.st_size - end, end);
  int done = real(fd, end);
  pthread_mutex_unlock(&lock);
  return done;
}

int ftruncate64(int fd, off_t end) {
  REAL("ftruncate64", truncate_t);
  return truncate_ours(fd, end, real);
}

int ftruncate(int fd, off_t end) {
  REAL("ftruncate", truncate_t);
  return truncate_ours(fd, end, real);
}

static int sync_ours(int fd, sync_t real) {
  char path[512];
  if (!is_ours(fd, path)) return real(fd);
  pthread_mutex_lock(&lock);
  int done = real(fd);
  if (done == 0) forget(fd);
  pthread_mutex_unlock(&lock);
  return done;
}

int fsync(int fd) {
  REAL("fsync", sync_t);
  return sync_ours(fd, real);
}

int fdatasync(int fd) {
  REAL("fdatasync", sync_t);
  return sync_ours(fd, real);
}
