package vn.gov.haiduong.haidang.net;

import java.util.List;

/** What the resolvers said of a name, told only to who asks: to the evidence of a failure. */
public interface NameStory {

  /** Nobody was asked. */
  NameStory NONE = List::of;

  /** One question after the other, each with its answer; bounded, no control characters. */
  List<String> lines();
}
