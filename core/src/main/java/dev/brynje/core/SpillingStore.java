package dev.brynje.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are written once and read at any place: the first megabytes lie in memory, the rest in
 * a temporary file that is deleted when it is closed.
 */
final class SpillingStore {
  private static final int IN_MEMORY = 8 << 20;

  private byte[] memory = new byte[1 << 13];
  private int inMemory;
  private long inFile;
  private @Nullable FileChannel file;

  /** Adds bytes and returns their offset. */
  synchronized long append(byte[] bytes) {
    if (file == null && inMemory + bytes.length <= IN_MEMORY) {
      if (inMemory + bytes.length > memory.length) {
        memory = Arrays.copyOf(memory, Math.max(memory.length * 2, inMemory + bytes.length));
      }
      System.arraycopy(bytes, 0, memory, inMemory, bytes.length);
      int offset = inMemory;
      inMemory += bytes.length;
      return offset;
    }
    try {
      FileChannel channel = file == null ? open() : file;
      file = channel;
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer, buffer.position() + inFile);
      }
    } catch (IOException e) {
      throw failed("keep findings in", e);
    }
    inFile += bytes.length;
    return inFile - bytes.length + inMemory;
  }

  synchronized byte[] read(long offset, int length) {
    if (offset < inMemory) {
      return Arrays.copyOfRange(memory, (int) offset, (int) offset + length);
    }
    FileChannel channel = file;
    if (channel == null) {
      throw new IllegalStateException("nothing was written at " + offset);
    }
    ByteBuffer buffer = ByteBuffer.allocate(length);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset - inMemory + buffer.position()) < 0) {
          throw new IOException("the temporary file is shorter than what was written");
        }
      }
    } catch (IOException e) {
      throw failed("read findings back from", e);
    }
    return buffer.array();
  }

  synchronized void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw failed("close", e);
      }
    }
  }

  private static UncheckedIOException failed(String what, IOException e) {
    return new UncheckedIOException(
        "cannot %s a temporary file in %s: %s"
            .formatted(what, System.getProperty("java.io.tmpdir"), e.getMessage()),
        e);
  }

  private static FileChannel open() throws IOException {
    Path path = Files.createTempFile("brynje-", ".findings");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }
}
