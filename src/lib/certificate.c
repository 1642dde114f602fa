/* On GnuTLS, which the HTTP library uses too. The only file that knows gnutls/x509.h. */
#include "lib/certificate.h"

#include <errno.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>
#include <sys/stat.h>

static void datum_fini(gnutls_datum_t *d)
{
	gnutls_free(d->data);
}

static void take(gnutls_x509_crt_t crt, struct certificate *c)
{
	int64_t from = gnutls_x509_crt_get_activation_time(crt), until = gnutls_x509_crt_get_expiration_time(crt);
	c->from = from > c->from ? from : c->from;
	c->until = until < c->until ? until : c->until;
}

enum err certificate_look(struct ctx *cx, const char *cert, const char *key, struct certificate *ret)
{
	__attribute__((cleanup(datum_fini))) gnutls_datum_t text = {0};
	gnutls_x509_crt_t *chain = NULL;
	unsigned n = 0;
	struct stat s;
	*ret = (struct certificate){.from = INT64_MIN, .until = INT64_MAX};
	if (stat(key, &s) != 0)
		return fail(cx, E_IO, "serve.cannot_read", key, strerror(errno));
	ret->key_open = s.st_mode & (S_IRWXO | S_IWGRP);
	if (stat(cert, &s) != 0 || gnutls_load_file(cert, &text) < 0)
		return fail(cx, E_IO, "serve.cannot_read", cert, strerror(errno));
	if (gnutls_x509_crt_list_import2(&chain, &n, &text, GNUTLS_X509_FMT_PEM, 0) < 0 || n == 0)
		return fail(cx, E_IO, "serve.bad_certificate");
	for (unsigned i = 0; i < n; i++) {
		take(chain[i], ret);
		gnutls_x509_crt_deinit(chain[i]);
	}
	gnutls_free(chain);
	return OK;
}
