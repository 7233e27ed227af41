package dev.brynje.network.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A network namespace of the kernel, as {@code ip netns} names it. A socket belongs to the one that
 * its thread is in when it is opened, and stays there.
 */
record NetworkNamespace(String name) {
  private static final int CLONE_NEWNET = 0x4000_0000;
  private static final int READ_ONLY = 0;

  static NetworkNamespace create(String name) {
    execute("", "ip", "netns", "add", name);
    return new NetworkNamespace(name);
  }

  void delete() {
    execute("", "ip", "netns", "delete", name);
  }

  /** Has {@code ip} carry out commands, one a line. */
  void configure(String commands) {
    execute(commands, "ip", "-netns", name, "-batch", "-");
  }

  void run(String input, String... command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
    all.addAll(Arrays.asList(command));
    execute(input, all.toArray(String[]::new));
  }

  /** Sets parameters of the kernel below {@code /proc/sys/net}. */
  void set(String value, String... parameters) {
    inside(() -> {
      for (String parameter : parameters) {
        Path path = Path.of("/proc/sys/net", parameter);
        Files.writeString(path, value, StandardOpenOption.WRITE);
      }
      return true;
    });
  }

  /** Does something in a thread that is in the namespace. */
  <T> T inside(Callable<T> work) {
    FutureTask<T> task =
        new FutureTask<>(() -> {
          enter();
          return work.call();
        });
    Thread.ofPlatform().name(name).start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("in the namespace " + name, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void enter() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom("/run/netns/" + name);
      int file = (int) Libc.OPEN.invokeExact(path, READ_ONLY);
      int entered = (int) Libc.SETNS.invokeExact(file, CLONE_NEWNET);
      int closed = (int) Libc.CLOSE.invokeExact(file);
      if (entered != 0 || closed != 0) {
        throw new IllegalStateException("cannot enter the namespace " + name);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a program; that it fails is an error that says what it printed. */
  private static void execute(String input, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said + "\n" + input);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the JDK has no methods for. */
  private static final class Libc {
    private static final MethodHandle OPEN =
        function("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle SETNS =
        function("setns", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final MethodHandle CLOSE = function("close", ValueLayout.JAVA_INT);

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, ValueLayout... arguments) {
      Linker linker = Linker.nativeLinker();
      MemorySegment address = linker.defaultLookup().find(name).orElseThrow();
      return linker.downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }
  }
}
