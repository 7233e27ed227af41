package dev.brynje.fix.dockerfile;

import dev.brynje.yaml.edit.Splice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A text that is changed more than once, in pieces: what is kept of the first, and what is new. */
final class Pieces {
  private sealed interface Piece {
    int length();

    /** What is left of it behind its first characters. */
    Piece from(int at);

    Piece to(int at);
  }

  private record Kept(int start, int end) implements Piece {
    @Override
    public int length() {
      return end - start;
    }

    @Override
    public Piece from(int at) {
      return new Kept(start + at, end);
    }

    @Override
    public Piece to(int at) {
      return new Kept(start, start + at);
    }
  }

  /** Also what takes the place of something by nothing. */
  private record Made(String text, BitSet proposals) implements Piece {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public Piece from(int at) {
      return new Made(text.substring(at), proposals);
    }

    @Override
    public Piece to(int at) {
      return new Made(text.substring(0, at), proposals);
    }
  }

  private final int length;
  private List<Piece> pieces;

  /** All of a text. */
  Pieces(int length) {
    this.length = length;
    this.pieces = List.of(new Kept(0, length));
  }

  /**
   * Changes the text once more.
   *
   * @param splices of the text as it is by now, in order of place
   */
  void apply(List<Splice> splices) {
    Cutter cutter = new Cutter(pieces);
    List<Piece> next = new ArrayList<>();
    int at = 0;
    for (Splice splice : splices) {
      cutter.move(splice.start() - at, next);
      cutter.move(splice.end() - splice.start(), new ArrayList<>());
      next.add(new Made(splice.text(), splice.proposals()));
      at = splice.end();
    }
    cutter.rest(next);
    pieces = next;
  }

  /** By which the text as it is comes about from the first. */
  List<Splice> splices() {
    List<Splice> splices = new ArrayList<>();
    int at = 0;
    StringBuilder text = new StringBuilder();
    BitSet proposals = new BitSet();
    List<Piece> all = new ArrayList<>(pieces);
    all.add(new Kept(length, length));
    for (Piece piece : all) {
      switch (piece) {
        case Made made -> {
          text.append(made.text);
          proposals.or(made.proposals);
        }
        case Kept kept -> {
          if (kept.start > at || !text.isEmpty()) {
            splices.add(new Splice(at, kept.start, text.toString(), proposals));
            text = new StringBuilder();
            proposals = new BitSet();
          }
          at = kept.end;
        }
      }
    }
    return splices;
  }

  /** Gives out pieces from the beginning, cut where that is needed. */
  private static final class Cutter {
    private final List<Piece> pieces;
    private int index;
    private int taken;

    private Cutter(List<Piece> pieces) {
      this.pieces = pieces;
    }

    private void move(int count, List<Piece> out) {
      int wanted = count;
      while (wanted > 0) {
        Piece piece = pieces.get(index).from(taken);
        if (piece.length() <= wanted) {
          out.add(piece);
          wanted -= piece.length();
          index++;
          taken = 0;
        } else {
          out.add(piece.to(wanted));
          taken += wanted;
          wanted = 0;
        }
      }
    }

    private void rest(List<Piece> out) {
      while (index < pieces.size()) {
        out.add(pieces.get(index++).from(taken));
        taken = 0;
      }
    }
  }
}
