#include "wheel/1-status/decision/decision.h"
#include "wheel/round/round.h"
#include "wheel/round/snapshot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct wheel_facts full(void)
{
	return (struct wheel_facts){.level = LEVEL_KEY,
	                            .decided = true,
	                            .this_round = true,
	                            .status_until = 20271001,
	                            .kam_id = 1,
	                            .deputy_id = 2,
	                            .sponsor_id = 3,
	                            .today = 20261123,
	                            .start_day = 20261001,
	                            .end_day = 20271001};
}

static void current_is_the_lowest_not_ready(void **p)
{
	(void)p;
	struct wheel_facts f = full();
	struct step_status s[STEPS];
	wheel_steps(&f, s);
	assert_int_equal(s[0].state, STEP_READY);
	assert_int_equal(s[1].state, STEP_UNDER_WAY);
	assert_true(s[1].asked == 4 && s[1].met == 3);
	assert_int_equal(s[6].state, STEP_NOT_STARTED);
	assert_int_equal(steps_current(s), 2);
}

static void status_expires_and_is_asked_again(void **p)
{
	(void)p;
	struct wheel_facts f = full();
	struct step_status s[STEPS];
	f.status_until = 20261122;
	wheel_steps(&f, s);
	assert_int_equal(s[0].state, STEP_EXPIRED);
	assert_int_equal(steps_current(s), 1);
	f.status_until = 20261123; /* its last day still holds */
	wheel_steps(&f, s);
	assert_int_equal(s[0].state, STEP_READY);
	f.this_round = false;
	wheel_steps(&f, s);
	assert_int_equal(s[0].state, STEP_NOT_STARTED);
}

static void light_asks_for_less(void **p)
{
	(void)p;
	struct wheel_facts f = full();
	struct step_status s[STEPS];
	f.level = LEVEL_LIGHT;
	f.sponsor_id = 0;
	wheel_steps(&f, s);
	assert_true(s[1].asked == 2 && s[1].state == STEP_READY);
	assert_true(s[6].asked == 0 && s[6].state == STEP_NOT_STARTED);
	assert_int_equal(steps_current(s), 3);
}

static void planned_ends(void **p)
{
	(void)p;
	assert_int_equal(round_planned_end(20261123, 12, 0), 20271123);
	assert_int_equal(round_planned_end(20261123, 12, 20270630), 20270630);
	assert_int_equal(round_planned_end(20261123, 12, 20280630), 20271123);
	struct wheel_facts f = full();
	assert_int_equal(wheel_step_due(&f, 6), 20270401);
	assert_int_equal(wheel_step_due(&f, 7), 20271001);
}

/* A server whose clock goes back a day closes no round before it began, nor opens the next one there. */
static void closes_no_earlier_than_it_began(void **p)
{
	(void)p;
	assert_int_equal(round_close_day(20261123, 20261122), 20261123);
	assert_int_equal(round_close_day(20261123, 20261123), 20261123);
	assert_int_equal(round_close_day(20261123, 20261124), 20261124);
}

static void validity(void **p)
{
	(void)p;
	assert_int_equal(decision_validity(0, 20261123), VALID);
	assert_int_equal(decision_validity(20261122, 20261123), VALID_EXPIRED);
	assert_int_equal(decision_validity(20261123, 20261123), VALID_EXPIRES_SOON);
	assert_int_equal(decision_validity(20270122, 20261123), VALID_EXPIRES_SOON);
	assert_int_equal(decision_validity(20270123, 20261123), VALID);
}

static void decision_says_what_it_lacks(void **p)
{
	(void)p;
	struct arena arena;
	arena_init(&arena);
	struct ctx cx = {.arena = &arena};
	struct decision d;
	record_blank(&decision_record, &d);
	d.outcome = OUTCOME_LIGHT;
	d.rationale = "  ";
	assert_int_equal(decision_complete(&cx, &d, 20261123), E_INVALID);
	assert_string_equal(cx.field_faults->field, "rationale");
	assert_string_equal(cx.field_faults->next->field, "light_reason");
	assert_string_equal(cx.field_faults->next->next->field, "valid_until");
	fault_clear(&cx);
	d.rationale = "Stor læringsverdi";
	d.light_reason = 0;
	d.valid_until = 20271123;
	assert_int_equal(decision_complete(&cx, &d, 20261123), OK);
	d.valid_until = 20261123;
	assert_int_equal(decision_complete(&cx, &d, 20261123), E_INVALID);
	arena_fini(&arena);
}

static void snapshot_comes_back(void **p)
{
	(void)p;
	struct arena arena;
	arena_init(&arena);
	struct ctx cx = {.arena = &arena};
	struct snapshot s, t;
	record_blank(&snapshot_record, &s);
	s.account_id = 7;
	s.round = 2;
	s.account = "Nordlys «Marine» \"AS\"";
	s.start_day = 20261123;
	s.attractiveness = 3.62;
	s.revenue_12m = -12345;
	s.steps = "1 ready\n2 under_way";
	struct buf a, b;
	buf_init(&a, 10000);
	buf_init(&b, 10000);
	snapshot_write(&a, &s);
	assert_int_equal(snapshot_read(&cx, a.p, &t), OK);
	snapshot_write(&b, &t);
	assert_string_equal(a.p, b.p);
	assert_int_equal(snapshot_read(&cx, "{\"round\":\"x\"}", &t), E_INTERNAL);
	buf_fini(&a);
	buf_fini(&b);
	arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(current_is_the_lowest_not_ready),
	    cmocka_unit_test(status_expires_and_is_asked_again),
	    cmocka_unit_test(light_asks_for_less),
	    cmocka_unit_test(planned_ends),
	    cmocka_unit_test(closes_no_earlier_than_it_began),
	    cmocka_unit_test(validity),
	    cmocka_unit_test(decision_says_what_it_lacks),
	    cmocka_unit_test(snapshot_comes_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
