package vn.gov.haiduong.haidang.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where entries are kept. Never blocks and never throws: probes and pages go on whatever happens to
 * the disk. Entries are kept in the order of the calls. From any thread.
 */
public interface Journal {

  /** How well an entry is kept by now. */
  enum Kept {
    /** Durable in the ledger. */
    LEDGER,
    /** Durable in the spool beside it; enters the ledger later. */
    SPOOL,
    /** In memory alone: neither could be written. What is told now is told "chưa ghi sổ". */
    MEMORY
  }

  /** Adds entries; completes when it is known how they are kept, always within five seconds. */
  CompletionStage<Kept> append(List<Entry> entries);

  /**
   * Keeps nothing, and nobody expects it to: for demonstrations and tests that end with the
   * process.
   */
  Journal FORGETFUL = _ -> CompletableFuture.completedFuture(Kept.LEDGER);
}
