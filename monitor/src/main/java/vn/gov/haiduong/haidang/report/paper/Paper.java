package vn.gov.haiduong.haidang.report.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A paper in the form of official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I).
 *
 * @param name stable, for file names and ids: {@code bao-cao-2026-10}
 * @param title of the file's properties
 * @param head empty for a sheet that is no official document
 * @param body in the order of reading
 * @param closing recipients and signature; empty for a sheet that is no official document
 * @param foot one line at the foot of each page: edition and hash
 * @param dated the moment that the file's properties bear, so that making it again gives the same
 *     bytes
 */
public record Paper(
    String name,
    String title,
    Optional<Head> head,
    List<Block> body,
    Optional<Closing> closing,
    List<Annex> annexes,
    String foot,
    Instant dated) {

  public Paper {
    body = List.copyOf(body);
    annexes = List.copyOf(annexes);
    if (!name.matches("[a-z0-9][a-z0-9-]{0,79}")) {
      throw new IllegalArgumentException(
          "paper: name: expected 1 to 80 of a-z 0-9 -, got \"" + name + "\"");
    }
  }

  /**
   * The head of an official document. Number and date stay blank: the clerk gives them at issue.
   *
   * @param parent the body above the issuing one, in capitals
   * @param issuer the issuing body, in capitals
   * @param symbol after the blank number, such as {@code BC-STTTT}
   * @param place before the blank date
   * @param draft words such as {@code DỰ THẢO}; empty on what is final
   * @param type such as {@code BÁO CÁO}; empty for a letter (công văn), which has none
   * @param about what it is about: under the type; of a letter under its number, after "V/v"
   * @param to to whom it is addressed; empty for none
   */
  public record Head(
      String parent,
      String issuer,
      String symbol,
      String place,
      String draft,
      String type,
      String about,
      List<String> to) {

    public Head {
      to = List.copyOf(to);
    }

    /** A letter (công văn, Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.5). */
    public boolean letter() {
      return type.isEmpty();
    }
  }

  /**
   * Recipients at the left, signature at the right.
   *
   * @param authority position of who signs, in capitals, one line each
   * @param signer name; blank where nobody is named yet
   */
  public record Closing(List<String> recipients, List<String> authority, String signer) {

    public Closing {
      recipients = List.copyOf(recipients);
      authority = List.copyOf(authority);
    }
  }

  /**
   * An annex with a heading of its own.
   *
   * @param sheet name of its sheet in the workbook, at most 31 characters
   * @param wide whether its tables need the page turned
   */
  public record Annex(int number, String title, String sheet, boolean wide, List<Block> blocks) {

    public Annex {
      blocks = List.copyOf(blocks);
      if (sheet.isEmpty() || sheet.length() > 31) {
        throw new IllegalArgumentException(
            "sheet: expected 1 to 31 characters, got \"" + sheet + "\"");
      }
    }
  }
}
