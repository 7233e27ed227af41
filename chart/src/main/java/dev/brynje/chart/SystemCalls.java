package dev.brynje.chart;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * The few calls of the C library that Java has no word for. Each throws when the kernel refuses.
 */
final class SystemCalls {
  private static final Linker LINKER = Linker.nativeLinker();

  private SystemCalls() {}

  /** {@code prctl(2)}. */
  static void prctl(int option, long argument) {
    MethodHandle call =
        function(
            "prctl",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    try {
      check("prctl", (int) call.invokeExact(option, argument, 0L, 0L, 0L));
    } catch (Throwable e) {
      throw failed("prctl", e);
    }
  }

  /** {@code seccomp(2)} with a filter, for all threads of this process. */
  static void seccomp(long number, MemorySegment program) {
    long setModeFilter = 1;
    long synchroniseThreads = 1;
    MethodHandle call =
        function(
            "syscall",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS),
            Linker.Option.firstVariadicArg(1));
    try {
      check("seccomp", (long) call.invokeExact(number, setModeFilter, synchroniseThreads, program));
    } catch (Throwable e) {
      throw failed("seccomp", e);
    }
  }

  /** {@code setrlimit(2)}, the soft and the hard limit alike. */
  static void limit(int resource, long most) {
    MethodHandle call =
        function(
            "setrlimit",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment both = arena.allocateFrom(ValueLayout.JAVA_LONG, most, most);
      check("setrlimit", (int) call.invokeExact(resource, both));
    } catch (Throwable e) {
      throw failed("setrlimit", e);
    }
  }

  /** {@code execv(3)}: comes back only when it fails. */
  static void replaceBy(List<String> command) {
    MethodHandle call =
        function(
            "execv",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment words = arena.allocate(ValueLayout.ADDRESS, command.size() + 1L);
      for (int i = 0; i < command.size(); i++) {
        words.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(command.get(i)));
      }
      check("execv", (int) call.invokeExact(words.getAtIndex(ValueLayout.ADDRESS, 0), words));
    } catch (Throwable e) {
      throw failed("execv", e);
    }
  }

  @SuppressWarnings("restricted") // the launcher and the parent grant native access
  private static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    MemorySegment address =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new IllegalStateException("this system has no " + name));
    return LINKER.downcallHandle(address, shape, options);
  }

  private static void check(String call, long result) {
    if (result < 0) {
      throw new IllegalStateException(call + " is refused");
    }
  }

  private static IllegalStateException failed(String call, Throwable cause) {
    return cause instanceof IllegalStateException known
        ? known
        : new IllegalStateException(call + " cannot be called: " + cause.getMessage(), cause);
  }
}
