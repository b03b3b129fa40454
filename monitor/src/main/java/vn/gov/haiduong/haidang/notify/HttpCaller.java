package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * POST to a service outside: one deadline for all of it, a bounded answer, certificates always
 * checked, redirects never followed (a gateway that is taken over could otherwise make us call a
 * machine inside).
 */
final class HttpCaller {

  static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final HttpClient client;
  private final Duration deadline;

  /** An answer in bounds. */
  record Reply(int status, Optional<String> retryAfter, String body) {}

  HttpCaller(Vertx vertx, Duration deadline) {
    this.deadline = deadline;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) deadline.toMillis())
                .setVerifyHost(true)
                .setMaxHeaderSize(16 * 1024)
                .setKeepAlive(false)
                .setTracingPolicy(TracingPolicy.IGNORE),
            new PoolOptions().setHttp1MaxSize(4).setMaxWaitQueueSize(64));
  }

  /** Whether an address may be called: http or https with a host, no user and password in it. */
  static URI checked(String url) {
    URI uri = URI.create(url);
    String scheme = uri.getScheme();
    if (scheme == null
        || !(scheme.equals("https") || scheme.equals("http"))
        || uri.getHost() == null
        || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("url: expected http(s) with a host and without user");
    }
    return uri;
  }

  Future<Reply> call(HttpMethod method, URI uri, Map<String, String> headers, String body) {
    Promise<HttpClientRequest> made = Promise.promise();
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(uri.toString())
            .setFollowRedirects(false);
    headers.forEach(options::putHeader);
    Future<Reply> reply =
        client
            .request(options)
            .compose(
                request -> {
                  made.tryComplete(request);
                  return request
                      .send(Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)))
                      .compose(HttpCaller::read);
                });
    return reply
        .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(
            _ -> {
              // A request that is still under way at the deadline is cut.
              var _ = made.future().onSuccess(HttpClientRequest::reset);
            });
  }

  private static Future<Reply> read(HttpClientResponse response) {
    Promise<Reply> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    var _ =
        response
            .handler(
                chunk -> {
                  if (body.length() < LARGEST_ANSWER) {
                    body.appendBuffer(
                        chunk, 0, Math.min(chunk.length(), LARGEST_ANSWER - body.length()));
                  } else {
                    // Enough was read to know the answer; the rest may be endless.
                    var _ = response.request().reset();
                  }
                })
            .exceptionHandler(
                failure -> {
                  if (body.length() >= LARGEST_ANSWER) {
                    whole.tryComplete(reply(response, body));
                  } else {
                    whole.tryFail(failure);
                  }
                })
            .endHandler(_ -> whole.tryComplete(reply(response, body)));
    return whole.future();
  }

  private static Reply reply(HttpClientResponse response, Buffer body) {
    return new Reply(
        response.statusCode(),
        Optional.ofNullable(response.getHeader("Retry-After")),
        body.toString(StandardCharsets.UTF_8));
  }

  /** What an answer means where status alone decides. */
  static Delivery byStatus(Reply reply) {
    int status = reply.status();
    if (status >= 200 && status < 300) {
      return new Delivery.Accepted("HTTP " + status);
    }
    if (status >= 300 && status < 400) {
      return new Delivery.Refused("HTTP " + status + ": chuyển hướng không được đi theo");
    }
    if (status == 429 || status == 408 || status >= 500) {
      return new Delivery.Later("HTTP " + status, reply.retryAfter().flatMap(HttpCaller::seconds));
    }
    return new Delivery.Refused("HTTP " + status);
  }

  private static Optional<Duration> seconds(String retryAfter) {
    if (!retryAfter.matches("\\d{1,7}")) {
      return Optional.empty();
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter));
    return Optional.of(asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
  }

  /** What a failure outside means: try again. Its class alone, for words may hold an address. */
  static Delivery failed(Throwable failure) {
    return new Delivery.Later(
        "không gọi được: " + failure.getClass().getSimpleName(), Optional.empty());
  }

  Future<Void> close() {
    return client.close();
  }
}
