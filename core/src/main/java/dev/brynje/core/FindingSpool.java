package dev.brynje.core;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the findings of a run of any size in bounded memory.
 *
 * <p>Findings are added in blocks, one block per source, in any order and from any thread; they are
 * read back sorted by source, then by place. A source may get a second block later, from controls
 * that see all sources.
 */
public final class FindingSpool implements Findings, Closeable {
  private record Block(long offset, int length) {}

  private final Map<Integer, List<Block>> blocks = new TreeMap<>();
  private final FindingCodec codec = new FindingCodec();
  private final SpillingStore store = new SpillingStore();
  private final AtomicLong size = new AtomicLong();

  /**
   * Adds findings of one source.
   *
   * @param source the source's place in the order of reading
   * @throws java.io.UncheckedIOException when the temporary directory takes no file
   */
  public void add(int source, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    byte[] bytes = codec.encode(findings);
    synchronized (blocks) {
      long offset = store.append(bytes);
      blocks.computeIfAbsent(source, _ -> new ArrayList<>(1)).add(new Block(offset, bytes.length));
    }
    size.addAndGet(findings.size());
  }

  @Override
  public long size() {
    return size.get();
  }

  /** Reads what was added until now, one source at a time. */
  @Override
  public Iterator<Finding> iterator() {
    List<List<Block>> sources;
    synchronized (blocks) {
      sources = blocks.values().stream().map(List::copyOf).toList();
    }
    Iterator<List<Block>> remaining = sources.iterator();
    return new Iterator<>() {
      private Iterator<Finding> current = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!current.hasNext() && remaining.hasNext()) {
          current = read(remaining.next()).iterator();
        }
        return current.hasNext();
      }

      @Override
      public Finding next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return current.next();
      }
    };
  }

  private List<Finding> read(List<Block> ofSource) {
    List<Finding> findings = new ArrayList<>();
    for (Block block : ofSource) {
      findings.addAll(codec.decode(store.read(block.offset, block.length)));
    }
    findings.sort(FindingSpool::byPlace);
    return findings;
  }

  /** Written out, since comparators that are put together are linked anew at every start. */
  private static int byPlace(Finding one, Finding other) {
    int order = one.location().path().compareTo(other.location().path());
    if (order == 0) {
      order = Integer.compare(one.location().line(), other.location().line());
    }
    if (order == 0) {
      order = Integer.compare(one.location().column(), other.location().column());
    }
    if (order == 0) {
      order = one.severity().compareTo(other.severity());
    }
    if (order == 0) {
      order = one.control().compareTo(other.control());
    }
    if (order == 0) {
      order = one.resource().container().compareTo(other.resource().container());
    }
    return order == 0 ? one.message().compareTo(other.message()) : order;
  }

  /** Lets the temporary file go. */
  @Override
  public void close() {
    store.close();
  }
}
