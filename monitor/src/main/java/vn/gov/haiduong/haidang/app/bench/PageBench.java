package vn.gov.haiduong.haidang.app.bench;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.gov.haiduong.haidang.page.ContentVerdict;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.page.PageContext;
import vn.gov.haiduong.haidang.page.PageReader;

/**
 * What the page reading costs, and how often it is right: recall of clear cases and false alarms on
 * honest pages, of the part that was seen while tuning and of the part that was not.
 */
final class PageBench implements Measure {

  private static final int PAGES = 1000;
  private static final int SIZE = 200 * 1024;
  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  @Override
  public String name() {
    return "page";
  }

  @Override
  public List<Figure> take(Bench bench) {
    List<PageCorpus.Sample> samples = PageCorpus.make(7);
    bench.say("đọc " + samples.size() + " trang mẫu");
    List<Figure> figures = new ArrayList<>();
    for (boolean unseen : new boolean[] {false, true}) {
      String part = unseen ? "unseen" : "seen";
      Figure.Goal told = new Figure.Goal.Told();
      List<PageCorpus.Sample> dirty =
          samples.stream().filter(s -> s.unseen() == unseen && s.dirty()).toList();
      List<PageCorpus.Sample> clean =
          samples.stream().filter(s -> s.unseen() == unseen && !s.dirty()).toList();
      figures.add(percent("page recall " + part, dirty, ContentVerdict.SUSPECT, told));
      figures.add(
          percent(
              "page false suspect " + part,
              clean,
              ContentVerdict.SUSPECT,
              new Figure.Goal.AtMost(0)));
      figures.add(
          percent(
              "page clean check " + part, clean, ContentVerdict.CHECK, new Figure.Goal.AtMost(2)));
    }
    figures.add(cost(bench, samples));
    return figures;
  }

  private static Figure percent(
      String name, List<PageCorpus.Sample> pages, ContentVerdict verdict, Figure.Goal goal) {
    long hits = pages.stream().filter(s -> read(s.html()).verdict() == verdict).count();
    return new Figure(
        name, 100.0 * hits / pages.size(), Optional.empty(), "% of " + pages.size(), goal, 1);
  }

  private static Figure cost(Bench bench, List<PageCorpus.Sample> samples) {
    bench.say("đọc " + PAGES + " trang chủ cỡ 200 KB");
    List<String> big = IntStream.range(0, 20).mapToObj(i -> grown(samples.get(i).html())).toList();
    big.forEach(
        html -> {
          Findings _ = read(html);
        });
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < PAGES; i++) {
      Findings _ = read(big.get(i % big.size()));
    }
    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    return new Figure(
        "page",
        seconds,
        Optional.empty(),
        "CPU-seconds per 1,000 pages of 200 KB",
        new Figure.Goal.AtMost(60),
        1);
  }

  private static Findings read(String html) {
    return PageReader.read(
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        PageContext.of(Optional.of(PageCorpus.SITE), "", NOW));
  }

  /** More of the page's own items until it is as long as a real home page. */
  private static String grown(String html) {
    int from = html.indexOf("<ul class=\"list-news\">");
    int to = html.indexOf("</ul>", from) + 5;
    String items = html.substring(from, to);
    StringBuilder text = new StringBuilder(html);
    while (text.length() < SIZE) {
      text.insert(to, items);
    }
    return text.toString();
  }
}
