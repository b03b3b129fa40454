package vn.gov.haiduong.haidang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test, or all tests of a class, that cannot run without these programs. Where one is missing the
 * test is not run and is named at the end of {@code ./haidang test}; with {@code --all} (property
 * {@code haidang.tools=required}) it fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
public @interface Needs {
  Tool[] value();
}
