package dev.brynje.dockerfile.shell;

/**
 * Reads scripts as the Shell Command Language of POSIX.1-2024 (XCU chapter 2) and, where that says
 * nothing, as bash. It takes time in proportion to the text and refuses nothing: what cannot be
 * known is a {@link ShellWord#HOLE}, and a script that is not understood is not {@link
 * ShellScript#whole}.
 */
public final class ShellReader {
  private ShellReader() {}

  /** The commands of a script. */
  public static ShellScript read(String text) {
    Script script = new Script(text);
    new ListReader(script, ListReader.Start.SCRIPT).read();
    return new ShellScript(script.commands(), script.isWhole());
  }
}
