package vn.gov.haiduong.haidang.app.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;

/** Where exported rows go: an object a line, or a table that no spreadsheet takes for formulas. */
sealed interface Sheet {

  void row(ObjectNode row);

  /** Objects as they are, one a line. */
  record Lines(PrintWriter out) implements Sheet {
    @Override
    public void row(ObjectNode row) {
      out.print(row);
      out.print('\n');
    }
  }

  /** CSV (RFC 4180) with these columns; what is not flat stands as JSON in its cell. */
  record Table(PrintWriter out, List<String> columns) implements Sheet {

    public Table {
      columns = List.copyOf(columns);
      out.print(String.join(",", columns));
      out.print("\r\n");
    }

    @Override
    public void row(ObjectNode row) {
      StringBuilder line = new StringBuilder(120);
      for (String column : columns) {
        if (!line.isEmpty()) {
          line.append(',');
        }
        line.append(cell(row.path(column)));
      }
      out.print(line);
      out.print("\r\n");
    }

    private static String cell(JsonNode value) {
      if (value.isNull() || value.isMissingNode()) {
        return "\"\""; // A first cell without quotes would leave the comma out.
      }
      if (value.isNumber() || value.isBoolean()) {
        return value.asText();
      }
      return quoted(value.isTextual() ? value.asText() : value.toString());
    }

    /** A text that begins like a formula gets an apostrophe before it. */
    static String quoted(String text) {
      boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
      return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
  }
}
