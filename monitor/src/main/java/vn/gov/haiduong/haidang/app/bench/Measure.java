package vn.gov.haiduong.haidang.app.bench;

import java.util.List;

/** One name that {@code ./haidang bench} knows. */
interface Measure {

  String name();

  /** Measures; the figure of the same name first, those that belong to it after. */
  List<Figure> take(Bench bench);
}
