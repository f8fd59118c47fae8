"""Networks: which addresses are not of the public internet.

The table follows IANA's registries of special-purpose addresses for IPv4 and IPv6; of IPv6 only
2000::/3 is global unicast (RFC 4291), so what lies outside it is refused whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address, ip_network

PRIVATE: Mapping[str, str] = {
    "0.0.0.0/8": "this network (RFC 791)",
    "10.0.0.0/8": "private use (RFC 1918)",
    "100.64.0.0/10": "shared by a provider's customers (RFC 6598)",
    "127.0.0.0/8": "loopback (RFC 1122)",
    "169.254.0.0/16": "link-local, the metadata of cloud machines among them (RFC 3927)",
    "172.16.0.0/12": "private use (RFC 1918)",
    "192.0.0.0/24": "protocol assignments (RFC 6890)",
    "192.0.2.0/24": "documentation (RFC 5737)",
    "192.88.99.0/24": "6to4 relays, given up (RFC 7526)",
    "192.168.0.0/16": "private use (RFC 1918)",
    "198.18.0.0/15": "benchmarks (RFC 2544)",
    "198.51.100.0/24": "documentation (RFC 5737)",
    "203.0.113.0/24": "documentation (RFC 5737)",
    "224.0.0.0/4": "multicast (RFC 5771)",
    "240.0.0.0/4": "reserved, and broadcast (RFC 1112)",
    "::/3": "loopback and IPv4 in disguise (RFC 4291)",
    "2001::/23": "protocol assignments, Teredo among them (RFC 2928)",
    "2001:db8::/32": "documentation (RFC 3849)",
    "2002::/16": "6to4: IPv4 in disguise (RFC 3056)",
    "3fff::/20": "documentation (RFC 9637)",
    "4000::/2": "not given out (RFC 4291)",
    "8000::/1": "unique-local, link-local, multicast (RFC 4193, RFC 4291)",
}
"""Networks that a public page has no business to lead into, each with what it is for."""
NAT64 = IPv6Network("64:ff9b::/96")
"""How a network of IPv6 alone writes the IPv4 internet (RFC 6052): what counts is the IPv4."""


def is_within(address: str, networks: Iterable[str]) -> bool:
    """Tell whether a numeric IP address lies in one of the networks."""
    ip = ip_address(address)
    if ip in NAT64:
        ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    return any(ip in _network(one) for one in networks)


@cache
def _network(text: str) -> IPv4Network | IPv6Network:
    return ip_network(text)
