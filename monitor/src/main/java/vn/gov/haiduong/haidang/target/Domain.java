package vn.gov.haiduong.haidang.target;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A registered domain name and until when it is paid for.
 *
 * @param expires last day of the registration; empty while nobody gave it
 */
public record Domain(
    String name, UnitCode unit, Optional<LocalDate> expires, String registrar, String whoKnows) {}
