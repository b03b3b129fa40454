package vn.gov.haiduong.haidang.net;

import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.PageFacts;

/**
 * How one request ended.
 *
 * @param fault what kept the message from being complete
 * @param processingNanos request sent to first byte, or a wait in vain; {@link
 *     vn.gov.haiduong.haidang.probe.Phases#ABSENT} where the request was not sent
 * @param speaksHttp2 the bytes that came were HTTP/2 though it was not agreed on
 */
record HttpAnswer(
    Optional<HttpHead> head,
    Optional<Outcome> fault,
    Optional<PageFacts> page,
    long bodyBytes,
    boolean truncated,
    long processingNanos,
    long transferNanos,
    boolean speaksHttp2) {}
