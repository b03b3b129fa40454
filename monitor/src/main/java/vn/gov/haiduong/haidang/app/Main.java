package vn.gov.haiduong.haidang.app;

import vn.gov.haiduong.haidang.time.Clock;

/** Where the process begins and ends. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Screen screen = Screen.ofProcess();
    int exit = CommandLines.run(new Surroundings(screen, Clock.system()), args);
    screen.flush();
    // Event loops of Vert.x are not daemons, and a probe in flight must not hold the exit code
    // back.
    System.exit(exit);
  }
}
