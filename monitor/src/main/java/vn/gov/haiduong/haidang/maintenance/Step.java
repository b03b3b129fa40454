package vn.gov.haiduong.haidang.maintenance;

/** What a named person does about maintenance; kept in this form. */
public sealed interface Step {

  /** Of which work. */
  String id();

  /** Who and when. */
  Work.Signed by();

  /** Somebody enters it. */
  record Planned(Work work) implements Step {
    @Override
    public String id() {
      return work.id();
    }

    @Override
    public Work.Signed by() {
      return work.planned();
    }
  }

  /**
   * A leader approves it, before it starts.
   *
   * @param document number of the approving document
   */
  record Approved(String id, Work.Signed by, String document) implements Step {}

  /** It ends earlier, or is withdrawn before it starts. */
  record Ended(String id, Work.Signed by) implements Step {}
}
