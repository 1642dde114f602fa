/* Inside of templates: source → nodes (tmpl_lex) → checked places (tmpl_place) and names (tmpl_name) → program
 * (tmpl_compile) → bytes (tmpl_render). Included by tmpl_*.c only. */
#ifndef BASE_TMPL_INTERNAL_H
#define BASE_TMPL_INTERNAL_H

#include "base/arena.h"
#include "base/tmpl.h"

/* ---- nodes ---- */

enum node_type {
	N_TEXT,    /* text, len */
	N_FIELD,   /* word[0] = path|mod */
	N_T,       /* word = key, fields … */
	N_TN,      /* word = key, count, fields … */
	N_IF,      /* word = condition; child, other */
	N_EACH,    /* word[0] = path; child, other */
	N_INCLUDE, /* word[0] = name, as in all that follow */
	N_BLOCK,   /* child */
	N_SLOT,
	N_ICON,
	N_ASSET,
	N_CSRF,
	N_CONTROL,  /* word[0] = path of a field */
	N_CONTROLS, /* word[0] = path of a record */
	N_PANELS,
	N_TABLE /* word[0] = path of a list, word[1] = path of the address before the ids, if any */
};

struct node {
	enum node_type type;
	int line;
	const char *text;
	size_t len;
	const char **word; /* behind the keyword */
	size_t words;
	struct node *child, *other, *next;
};

/* One file, parsed once per compilation. */
struct source {
	const char *name;
	const char *layout; /* NULL = none */
	struct node *nodes;
	struct source *next;
};

/* Parse `text`; NULL on error, with "name:line: what" in `why`. */
struct source *tmpl_parse(struct arena *, const char *name, const char *text, char *why, size_t why_size);

/* ---- places: where in the HTML we are ---- */

enum at { AT_TEXT, AT_TAG_NAME, AT_TAG, AT_ATTR_NAME, AT_BEFORE_VALUE, AT_VALUE, AT_DECLARATION, AT_RAW, AT_RCDATA };
enum attr { ATTR_PLAIN, ATTR_URL, ATTR_CLOSED };

struct place {
	enum at at;
	char tag[16], name[32]; /* of the element and attribute, lower case, cut */
	enum attr attr;
	char quote;
	bool closing;     /* in an end tag */
	bool glued;       /* a name or value has just ended: white space or > must follow */
	bool url_started; /* the address has a safe beginning */
	bool form, post, csrf;
	char method[8];
	int pre; /* depth of <pre> */
};

/* Follow `n` bytes of literal HTML and append them to `out`, each run of white space as one character; `out` holds the
 * bytes that are sure to stand before them. Answers how many bytes were read: all n, or those before a fault, with the
 * reason in *why. */
size_t place_feed(struct place *, struct buf *out, const char *s, size_t n, const char **why);
/* A tag {…} begins here, which ends a tag's or attribute's name. NULL, or the reason why none may stand here. */
const char *place_settle(struct place *);
/* May a value be put here? NULL, or the reason why not. */
const char *place_closed(const struct place *);
/* Two branches meet here. False when they end in different kinds of place; else `a` becomes the stricter of the two. */
bool place_join(struct place *a, const struct place *b);

/* ---- the program ---- */

enum op_code {
	OP_TEXT,   /* text, n */
	OP_HTML,   /* escaped text */
	OP_RAW,    /* K_HTML */
	OP_PATH,   /* K_URL at the beginning of an address */
	OP_FORMAT, /* field, mod */
	OP_ID,     /* plain digits, 0 is nothing */
	OP_LABEL,  /* labels by choice */
	OP_URL,    /* field; percent-encoded */
	OP_LINES,
	OP_INITIALS,
	OP_ORG_NUMBER,
	OP_JSON, /* field */
	OP_TR,
	OP_COUNT, /* length of a list */
	OP_INDEX,
	OP_CSRF,
	OP_IF, /* continue at `to` unless the test holds */
	OP_JUMP,
	OP_EACH, /* n = size of an item, item = the items' level; an empty list continues at `to` */
	OP_NEXT  /* back to `to` for the next item of level `level` */
};

enum test {
	TEST_BOOL,
	TEST_TEXT,
	TEST_I64,
	TEST_I32,
	TEST_INT,
	TEST_NUMBER,
	TEST_REAL,
	TEST_CHOICE,
	TEST_LIST,
	TEST_MORE,
	TEST_FIRST,
	TEST_LAST,
	TEST_IS_I64,
	TEST_IS_I32,
	TEST_IS_TEXT,
	TEST_IS_COUNT,
	TEST_SAME_I64,
	TEST_SAME_I32,
	TEST_SAME_TEXT
};

/* A place in the data: level 0 is the frame, 1 the page, 2 … the items of the loops around. */
struct ref {
	const struct field *field;
	uint8_t level;
	uint32_t offset; /* of the member from the level's object */
};

struct op {
	uint8_t code, level, test, mod;
	bool negate;
	uint8_t item;
	uint32_t offset, to, n;
	union {
		const char *text;
		const struct field *field;
		const char *const *labels;
		const struct ref *other;
		int64_t number;
	};
};

/* One language's program; texts and labels are already in it. */
struct program {
	struct op *ops;
	uint32_t count, cap;
};

#define TMPL_LEVELS 8

struct tmpl {
	struct program lang[LANG_COUNT];
	struct arena arena;
	struct tmpl *next;
};

extern struct tmpl_hooks tmpl_hooks;

/* ---- names ---- */

struct scope {
	const struct record *level[TMPL_LEVELS]; /* [0] may be NULL */
	int depth;                               /* levels in use; ≥ 2 */
};

/* Modifiers beyond those of enum tmpl_mod. */
enum { MOD_URL = 32, MOD_JSON, MOD_LABEL, MOD_NAME, MOD_LINES, MOD_INITIALS, MOD_ORG_NUMBER, MOD_TR, MOD_COUNT };

/* "a.b" in the scope, inside out; NULL or the reason. */
const char *name_find(const struct scope *, const char *path, struct ref *ret);
/* "a.b|mod"; *ret_mod is M_NONE without one. */
const char *name_find_mod(const struct scope *, const char *word, struct ref *ret, int *ret_mod);

/* ---- compiling ---- */

/* What fills the slots of `layout`: the top-level blocks of `page` and the rest of it. The page may be a layout too,
 * with slots of its own. */
struct filling {
	const struct source *page, *layout;
	struct filling *outer; /* fills the slots of `page`; NULL = it has none */
};

/* The files being compiled, each included by the outer one: to refuse a file that includes itself. */
struct opened {
	const struct source *file;
	struct opened *outer;
};

/* A block or slot of the page being compiled; no two may have the same name. */
struct block {
	const char *name;
	struct block *next;
};

struct compiler {
	struct tmpl *tmpl;
	struct program *program;
	enum lang lang;
	struct arena scratch; /* sources, blocks */
	struct source *sources;
	struct opened *opened; /* the innermost is the file we are in */
	struct filling *filling;
	struct block *blocks;
	struct scope scope;
	struct place place;
	struct buf literal; /* HTML read since the last op, not yet an op itself */
	int loops;
	char *why;
	size_t why_size;
};

/* Note what is wrong, with file and line; answers false. */
[[gnu::format(printf, 3, 4)]] bool tmpl_wrong(struct compiler *, int line, const char *fmt, ...);

struct op *emit(struct compiler *, struct op); /* valid until the next */
uint32_t emit_label(struct compiler *);        /* where the next op will stand */
bool emit_text(struct compiler *, const struct node *);
bool emit_field(struct compiler *, int line, const char *word);
bool emit_message(struct compiler *, const struct node *); /* N_T, N_TN */
bool emit_icon(struct compiler *, const struct node *);
bool emit_asset(struct compiler *, const struct node *);
bool emit_csrf(struct compiler *, const struct node *);
/* tmpl_control.c: add the template source that stands for {field}, {fields}, {table} and a noun's panel; false with the reason noted. */
bool write_control(struct compiler *, const struct node *, struct buf *);
bool write_controls(struct compiler *, const struct node *, struct buf *);
bool write_table(struct compiler *, const struct node *, struct buf *);
bool write_noun_panel(struct compiler *, int line, const struct field *panel, struct buf *);
/* The OP_IF of a condition about data; *ret_at is its place, to set `to`. */
bool emit_condition(struct compiler *, const struct node *, uint32_t *ret_at);

/* For tests that compile many: frees every template. None may be used afterwards. */
void tmpl_forget(void);

#endif
