/* The set of criteria a new base starts with, edited freely afterwards. */
#include "lang/tr.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_store.h"

static const struct criterion seed[] = {
    {.code = "revenue", .axis = AXIS_ATTRACTIVENESS, .weight = 2000, .basis = BASIS_REVENUE},
    {.code = "profitability", .axis = AXIS_ATTRACTIVENESS, .weight = 2000, .basis = BASIS_CONTRIBUTION},
    {.code = "growth", .axis = AXIS_ATTRACTIVENESS, .weight = 1500, .basis = BASIS_RATED},
    {.code = "strategic_fit", .axis = AXIS_ATTRACTIVENESS, .weight = 1500, .basis = BASIS_RATED},
    {.code = "reference", .axis = AXIS_ATTRACTIVENESS, .weight = 1000, .basis = BASIS_RATED},
    {.code = "learning", .axis = AXIS_ATTRACTIVENESS, .weight = 1000, .basis = BASIS_RATED},
    {.code = "cooperation", .axis = AXIS_ATTRACTIVENESS, .weight = 1000, .basis = BASIS_RATED},
    {.code = "quality", .axis = AXIS_STRENGTH, .weight = 2000, .basis = BASIS_RATED},
    {.code = "price_value", .axis = AXIS_STRENGTH, .weight = 2000, .basis = BASIS_RATED},
    {.code = "delivery", .axis = AXIS_STRENGTH, .weight = 1500, .basis = BASIS_RATED},
    {.code = "response_time", .axis = AXIS_STRENGTH, .weight = 1500, .basis = BASIS_RATED},
    {.code = "relations", .axis = AXIS_STRENGTH, .weight = 1500, .basis = BASIS_RATED},
    {.code = "solutions", .axis = AXIS_STRENGTH, .weight = 1500, .basis = BASIS_RATED},
};

/* Looked again inside: another process may have opened the same new base. The ids are small and the same in every base; those
 * of id_new are past 2^40. */
static enum err seed_all(struct ctx *cx, [[maybe_unused]] void *none)
{
	struct list there;
	TRY(criterion_store_list(cx, false, &there));
	if (there.count)
		return OK;
	for (size_t i = 0; i < sizeof seed / sizeof seed[0]; i++) {
		struct criterion c = seed[i];
		const char *name = arena_printf(cx->arena, "criterion.seed.%s", c.code);
		const char *scale = arena_printf(cx->arena, "%s.scale", name);
		c.name_nb = tr(LANG_NB, name);
		c.name_en = tr(LANG_EN, name);
		c.anchors_nb = tr(LANG_NB, scale);
		c.anchors_en = tr(LANG_EN, scale);
		c.id = (int64_t)i + 1;
		c.active = true;
		c.position = (int64_t)(i + 1) * 10;
		c.version = 1;
		TRY(criterion_store_add(cx, &c));
	}
	return cut_store_put(cx, "revenue", ""); /* nothing is sold yet */
}

enum err criteria_seed(struct ctx *cx)
{
	struct list there;
	TRY(criterion_store_list(cx, false, &there));
	return there.count ? OK : db_work(cx, TX_WRITE, seed_all, NULL);
}
