package dev.brynje.chart;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/**
 * Takes from this process, all its threads and whatever it becomes or starts, what rendering needs
 * not: the network (no socket but those within the machine, by a seccomp filter, for which no
 * privilege is needed), and memory, processor time, open files and written bytes beyond a limit.
 * There is no way back.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/seccomp.2.html">seccomp(2)</a>
 */
final class Sandbox {
  /** Private memory that can be written to, in bytes. */
  static final long MEMORY = 1L << 30;

  /** Seconds. */
  static final long PROCESSOR_TIME = 30;

  private static final long OPEN_FILES = 256;

  private static final int RLIMIT_CPU = 0;
  private static final int RLIMIT_FSIZE = 1;
  private static final int RLIMIT_DATA = 2;
  private static final int RLIMIT_CORE = 4;
  private static final int RLIMIT_NOFILE = 7;
  private static final int PR_SET_NO_NEW_PRIVS = 38;

  private static final int LOAD = 0x20;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_AT_LEAST = 0x35;
  private static final int RETURN = 0x06;
  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int REFUSE = 0x00050000 | 13; // EACCES
  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  private static final int AF_UNIX = 1;
  private static final int IO_URING_SETUP = 425;

  /** Numbers from here on are calls of another convention, by which a filter could be passed by. */
  private static final int X32 = 0x40000000;

  /**
   * An architecture's numbers.
   *
   * @see <a href="https://github.com/torvalds/linux/blob/master/include/uapi/linux/audit.h">audit.h
   *     </a>
   */
  private record Numbers(int audit, int socket, int seccomp) {}

  private Sandbox() {}

  /**
   * Closes this process in.
   *
   * @param writable the size to which a file may grow, in bytes
   * @throws IllegalStateException when something of it cannot be had: nothing may be run then
   */
  static void enter(long writable) {
    Numbers numbers = numbers();
    SystemCalls.limit(RLIMIT_CORE, 0);
    SystemCalls.limit(RLIMIT_FSIZE, writable);
    SystemCalls.limit(RLIMIT_NOFILE, OPEN_FILES);
    SystemCalls.limit(RLIMIT_CPU, PROCESSOR_TIME);
    SystemCalls.limit(RLIMIT_DATA, MEMORY);
    SystemCalls.prctl(PR_SET_NO_NEW_PRIVS, 1);
    try (Arena arena = Arena.ofConfined()) {
      SystemCalls.seccomp(numbers.seccomp, program(numbers, arena));
    }
  }

  private static Numbers numbers() {
    String system = System.getProperty("os.name", "");
    String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    if (system.equals("Linux")) {
      if (architecture.equals("amd64")) {
        return new Numbers(0xC000003E, 41, 317);
      }
      if (architecture.equals("aarch64")) {
        return new Numbers(0xC00000B7, 198, 277);
      }
    }
    throw new IllegalStateException(
        "rendering is closed in on Linux on amd64 and aarch64 only, and this is %s on %s"
            .formatted(system, architecture));
  }

  /** A {@code struct sock_fprog} and its instructions. */
  private static MemorySegment program(Numbers numbers, Arena arena) {
    int[][] instructions = {
      {LOAD, 0, 0, ARCHITECTURE},
      {JUMP_IF_EQUAL, 1, 0, numbers.audit},
      {RETURN, 0, 0, KILL},
      {LOAD, 0, 0, NUMBER},
      {JUMP_IF_AT_LEAST, 4, 0, X32},
      {JUMP_IF_EQUAL, 3, 0, IO_URING_SETUP},
      {JUMP_IF_EQUAL, 0, 3, numbers.socket},
      {LOAD, 0, 0, FIRST_ARGUMENT},
      {JUMP_IF_EQUAL, 1, 0, AF_UNIX},
      {RETURN, 0, 0, REFUSE},
      {RETURN, 0, 0, ALLOW},
    };
    MemorySegment filter = arena.allocate(8L * instructions.length, 8);
    for (int i = 0; i < instructions.length; i++) {
      int[] one = instructions[i];
      filter.set(ValueLayout.JAVA_SHORT, i * 8L, (short) one[0]);
      filter.set(ValueLayout.JAVA_BYTE, i * 8L + 2, (byte) one[1]);
      filter.set(ValueLayout.JAVA_BYTE, i * 8L + 3, (byte) one[2]);
      filter.set(ValueLayout.JAVA_INT, i * 8L + 4, one[3]);
    }
    MemorySegment program = arena.allocate(16, 8);
    program.set(ValueLayout.JAVA_SHORT, 0, (short) instructions.length);
    program.set(ValueLayout.ADDRESS, 8, filter);
    return program;
  }
}
