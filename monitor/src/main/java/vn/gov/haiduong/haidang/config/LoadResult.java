package vn.gov.haiduong.haidang.config;

import java.util.List;

/** What came of reading a configuration. */
public sealed interface LoadResult {

  record Loaded(Configuration configuration) implements LoadResult {}

  /** Nothing of it is used; every problem is listed. */
  record Refused(List<Problem> problems) implements LoadResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
