package vn.gov.haiduong.haidang.status;

/**
 * How the measuring itself is doing.
 *
 * @param latenessP99Seconds of the last minute: from intended to true start of a probe
 */
public record LoopStatus(
    int inFlight,
    int waitingForPoliteness,
    double latenessP50Seconds,
    double latenessP99Seconds,
    double latenessMaxSeconds,
    long probesTotal,
    long skippedOverload) {}
