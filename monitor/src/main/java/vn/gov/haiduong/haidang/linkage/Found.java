package vn.gov.haiduong.haidang.linkage;

import vn.gov.haiduong.haidang.page.PageLink;

/**
 * A link that was found on a page.
 *
 * @param page address of the page on which it stands
 * @param host canonical host to which it leads, that of a redirector's parameter included
 * @param named whether its words are those of the one who is looked for, and of nobody else
 */
public record Found(PageLink link, String page, String host, boolean named) {}
