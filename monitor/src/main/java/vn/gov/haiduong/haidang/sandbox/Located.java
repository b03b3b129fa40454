package vn.gov.haiduong.haidang.sandbox;

import java.net.InetAddress;

/**
 * Where a simulated thing came to stand.
 *
 * @param host the name to ask for, or the address where it has none
 * @param port 0 for what sends by itself
 * @param what how one would measure it by hand, such as "https://soyte.haiduong.gov.vn:20081/"
 */
public record Located(Simulated thing, String host, InetAddress address, int port, String what) {}
