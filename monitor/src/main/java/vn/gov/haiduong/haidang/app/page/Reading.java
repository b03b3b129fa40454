package vn.gov.haiduong.haidang.app.page;

import java.util.List;
import vn.gov.haiduong.haidang.page.ContentVerdict;
import vn.gov.haiduong.haidang.page.Findings;

/**
 * What was found of one file or address.
 *
 * @param what as the user named it
 * @param findings of all copies together
 * @param copies each copy of an address; empty for a file
 */
record Reading(String what, Findings findings, List<Copy> copies) {

  /** One copy. */
  record Copy(Visitor as, String finalUrl, int status, ContentVerdict verdict, double similarity) {}

  Reading {
    copies = List.copyOf(copies);
  }
}
