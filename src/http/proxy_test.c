/* Who is believed about the client, and what he says. */
#include "http/proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct ip ip(const char *text)
{
	struct sockaddr_in four = {.sin_family = AF_INET};
	struct sockaddr_in6 six = {.sin6_family = AF_INET6};
	struct ip ret;
	if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
		assert_true(ip_of_sockaddr((struct sockaddr *)&four, &ret));
	else
		assert_int_equal(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
	if (strchr(text, ':'))
		assert_true(ip_of_sockaddr((struct sockaddr *)&six, &ret));
	return ret;
}

static void networks(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool good;
		const char *in, *out;
	} cases[] = {
	    {NULL, true, NULL, "127.0.0.1"},
	    {"", true, NULL, "127.0.0.1"},
	    {"127.0.0.1", true, "127.0.0.1", "127.0.0.2"},
	    {"127.0.0.1", true, "::ffff:127.0.0.1", "::1"},
	    {"10.0.0.0/8", true, "10.255.255.255", "11.0.0.0"},
	    {"192.168.1.128/25", true, "192.168.1.128", "192.168.1.127"},
	    {"192.168.1.128/25", true, "192.168.1.255", "192.168.2.128"},
	    {"0.0.0.0/0", true, "203.0.113.1", "2001:db8::1"},
	    {"::/0", true, "203.0.113.1", NULL},
	    {"fd00::/9", true, "fd7f::1", "fd80::1"},
	    {"::1, 10.0.0.1", true, "10.0.0.1", "10.0.0.2"},
	    {"::1,10.0.0.1", true, "::1", "::2"},
	    {"proxy", false, NULL, NULL},
	    {"10.0.0.0/33", false, NULL, NULL},
	    {"10.0.0.0/", false, NULL, NULL},
	    {"10.0.0.0/-1", false, NULL, NULL},
	    {"10.0.0.0/8x", false, NULL, NULL},
	    {"::/129", false, NULL, NULL},
	    {"10.0.0", false, NULL, NULL},
	    {"1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 "
	     "1.1.1.1 1.1.1.1 1.1.1.1",
	     true, "1.1.1.1", NULL},
	    {"1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 "
	     "1.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1",
	     false, NULL, NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct proxies p;
		assert_int_equal(proxies_read(cases[i].text, &p), cases[i].good);
		if (cases[i].in)
			assert_true(proxies_have(&p, ip(cases[i].in)));
		if (cases[i].out)
			assert_false(proxies_have(&p, ip(cases[i].out)));
	}
}

static void clients(void **state)
{
	(void)state;
	static const struct {
		const char *list, *client; /* of a request from the trusted 127.0.0.1 */
	} cases[] = {
	    {NULL, "127.0.0.1"},
	    {"", "127.0.0.1"},
	    {"192.0.2.1", "192.0.2.1"},
	    {"198.51.100.1, 192.0.2.1", "192.0.2.1"},         /* the left one is the client's own */
	    {"198.51.100.1,192.0.2.1,10.1.2.3", "192.0.2.1"}, /* through a second trusted proxy */
	    {"10.1.2.3, 192.0.2.1, 10.1.2.3", "192.0.2.1"},   /* who says it is one of ours is not */
	    {"10.1.2.3, 10.3.2.1", "10.1.2.3"},               /* one of ours asks itself */
	    {"192.0.2.1, nonsense", "127.0.0.1"},             /* what cannot be read is not gone past */
	    {"192.0.2.1, nonsense, 10.1.2.3", "10.1.2.3"},
	    {"192.0.2.1,", "127.0.0.1"},
	    {"192.0.2.1:41234", "192.0.2.1"},
	    {"[2001:db8::1]:443", "2001:db8::1"},
	    {"2001:db8::1", "2001:db8::1"},
	    {"::ffff:192.0.2.1", "::ffff:192.0.2.1"},
	    {"192.0.2.256", "127.0.0.1"},
	};
	struct proxies p;
	assert_true(proxies_read("127.0.0.1 10.0.0.0/8", &p));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char address[64] = "127.0.0.1";
		proxies_client(&p, cases[i].list, address, sizeof address);
		assert_string_equal(address, cases[i].client);
	}
}

static void tls(void **state)
{
	(void)state;
	assert_true(proxies_say_tls("https") && proxies_say_tls("HTTPS") && proxies_say_tls("http, https"));
	assert_false(proxies_say_tls(NULL) || proxies_say_tls("") || proxies_say_tls("http") ||
	             proxies_say_tls("https, http") || proxies_say_tls("https2"));
}

static void places(void **state)
{
	(void)state;
	struct ip a = ip_place(ip("2001:db8:0:1::1")), b = ip_place(ip("2001:db8:0:1:ffff::2")),
	          c = ip_place(ip("2001:db8:0:2::1")), d = ip_place(ip("192.0.2.1")), e = ip_place(ip("192.0.2.2"));
	assert_memory_equal(&a, &b, sizeof a);
	assert_memory_not_equal(&a, &c, sizeof a);
	assert_memory_not_equal(&d, &e, sizeof d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(networks),
	    cmocka_unit_test(clients),
	    cmocka_unit_test(tls),
	    cmocka_unit_test(places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
