package vn.gov.haiduong.haidang.app;

/** Exit codes of every command but {@code probe}, which has those of monitoring plugins. */
public final class ExitCode {

  public static final int DONE = 0;
  public static final int FAILED = 1;

  /** Wrong input; nothing was changed. */
  public static final int WRONG_INPUT = 2;

  /** Wrong options or arguments; nothing was begun. */
  public static final int WRONG_USAGE = 64;

  private ExitCode() {}
}
