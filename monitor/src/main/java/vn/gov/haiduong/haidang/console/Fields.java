package vn.gov.haiduong.haidang.console;

/** Fields that several forms have. */
record Fields(Html html) {

  private static final String LONGEST_NAME = "100";

  /** Opens a label, which the field that follows it closes. */
  void label(String words) {
    html.open("label");
    html.leaf("span", words);
  }

  void hidden(String name, String value) {
    html.open("input", "type", "hidden", "name", name, "value", value);
  }

  /** Who answers; must be given. */
  void person(String words, String name) {
    label(words);
    html.open(
        "input",
        "type",
        "text",
        "name",
        "name",
        "value",
        name,
        "required",
        "required",
        "maxlength",
        LONGEST_NAME,
        "autocomplete",
        "name");
    html.close();
  }
}
