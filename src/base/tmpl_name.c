/* Templates: names and modifiers, looked up in the record tables. */
#include "base/tmpl_internal.h"

#include <string.h>

#define KIND(k) (1u << (k))
enum {
	NUMBERS = KIND(K_ID) | KIND(K_INT) | KIND(K_REAL) | KIND(K_PERCENT) | KIND(K_MONEY) | KIND(K_QTY),
	TIMES = KIND(K_TIME) | KIND(K_DATE) | KIND(K_MONTH),
	TEXTS = KIND(K_TEXT) | KIND(K_LONG) | KIND(K_URL),
	SCALARS = NUMBERS | TIMES | TEXTS | KIND(K_BOOL) | KIND(K_CHOICE),
	SHARES = KIND(K_REAL) | KIND(K_PERCENT),
};

/* One modifier name may mean different work for different kinds. */
static const struct mod {
	const char *name;
	int mod;
	unsigned kinds;
} mods[] = {
    {"plain", M_PLAIN, SCALARS & ~(unsigned)(TEXTS | KIND(K_CHOICE))},
    {"plain", M_NONE, TEXTS},
    {"plain", MOD_NAME, KIND(K_CHOICE)},
    {"name", MOD_NAME, KIND(K_CHOICE)},
    {"label", MOD_LABEL, KIND(K_CHOICE)},
    {"url", MOD_URL, SCALARS},
    {"json", MOD_JSON, SCALARS | KIND(K_LIST) | KIND(K_RECORD)},
    {"input", M_INPUT, NUMBERS & ~(unsigned)KIND(K_ID)},
    {"unsigned", M_UNSIGNED, KIND(K_MONEY) | KIND(K_PERCENT)},
    {"short", M_SHORT, KIND(K_MONEY) | KIND(K_DATE) | KIND(K_TIME)},
    {"whole", M_WHOLE, KIND(K_MONEY) | KIND(K_REAL) | KIND(K_QTY)},
    {"amount", M_AMOUNT, KIND(K_MONEY)},
    {"date", M_DATE, KIND(K_TIME)},
    {"0", M_0, SHARES | KIND(K_MONEY)},
    {"1", M_1, SHARES},
    {"2", M_2, SHARES | KIND(K_QTY)},
    {"3", M_3, SHARES},
    {"lines", MOD_LINES, KIND(K_TEXT) | KIND(K_LONG)},
    {"initials", MOD_INITIALS, KIND(K_TEXT)},
    {"org_number", MOD_ORG_NUMBER, KIND(K_TEXT)},
    {"tr", MOD_TR, KIND(K_TEXT)},
    {"count", MOD_COUNT, KIND(K_LIST)},
};

/* The first member of the path, inside out. */
static const struct field *first_member(const struct scope *s, const char *name, struct ref *ret)
{
	for (int level = s->depth - 1; level >= 0; level--) {
		const struct field *f = s->level[level] ? record_field(s->level[level], name) : NULL;
		if (!f)
			continue;
		*ret = (struct ref){.field = f, .level = (uint8_t)level, .offset = f->offset};
		return f;
	}
	return NULL;
}

const char *name_find(const struct scope *s, const char *path, struct ref *ret)
{
	char name[64];
	const struct field *f = NULL;
	for (;;) {
		size_t n = strcspn(path, ".");
		if (n == 0 || n >= sizeof(name))
			return "no such field";
		memcpy(name, path, n);
		name[n] = '\0';
		if (!f) {
			f = first_member(s, name, ret);
		} else {
			f = f->kind == K_RECORD ? record_field(f->of, name) : NULL;
			ret->field = f;
			ret->offset += f ? f->offset : 0;
		}
		if (!f)
			return "no such field";
		if (f->flags & F_SECRET)
			return "a secret is never shown";
		if (!path[n])
			return NULL;
		path += n + 1;
	}
}

const char *name_find_mod(const struct scope *s, const char *word, struct ref *ret, int *ret_mod)
{
	char path[128];
	size_t n = strcspn(word, "|");
	if (n >= sizeof(path))
		return "no such field";
	memcpy(path, word, n);
	path[n] = '\0';
	const char *why = name_find(s, path, ret);
	if (why)
		return why;
	*ret_mod = ret->field->kind == K_CHOICE ? MOD_LABEL : M_NONE;
	if (!word[n])
		return ret->field->kind == K_LIST || ret->field->kind == K_RECORD ? "a list or record cannot be shown"
		                                                                  : NULL;
	for (size_t i = 0; i < sizeof(mods) / sizeof(mods[0]); i++) {
		if (strcmp(mods[i].name, word + n + 1) != 0 || !(mods[i].kinds & KIND(ret->field->kind)))
			continue;
		*ret_mod = mods[i].mod;
		return NULL;
	}
	return "this modifier does not fit the field";
}
