/* The set of criteria a new base starts with: data in both languages, edited freely afterwards. Weights are basis points. */
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_store.h"

#define HEAD(key, on, points, from, nb, en) \
	.code = (key), .axis = AXIS_##on, .weight = (points), .basis = BASIS_##from, .name_nb = (nb), .name_en = (en)
static const struct criterion seed[] = {
    {HEAD("revenue", ATTRACTIVENESS, 2000, REVENUE, "Omsetning", "Revenue"),
     .anchors_nb =
         "Blant dem som gir den siste prosenten av omsetningen\nBlant dem som gir de siste 5 %\nBlant dem som gir de "
         "siste 20 %\nBlant dem som gir de første 80 %\nBlant dem som gir den første halvdelen",
     .anchors_en = "Among those who give the last per cent of revenue\nAmong those who give the last 5%\nAmong those "
                   "who give the "
                   "last 20%\nAmong those who give the first 80%\nAmong those who give the first half"},
    {HEAD("profitability", ATTRACTIVENESS, 2000, CONTRIBUTION, "Lønnsomhet", "Profitability"),
     .anchors_nb = "Dekningsgrad under 10 %\n10–20 %\n20–30 %\n30–40 %\n40 % eller mer",
     .anchors_en = "Contribution below 10% of revenue\n10–20%\n20–30%\n30–40%\n40% or more"},
    {HEAD("growth", ATTRACTIVENESS, 1500, RATED, "Vekstmuligheter", "Growth potential"),
     .anchors_nb = "Behovet faller\nBehovet står stille\nVokser som markedet\nVokser mer enn markedet\nKan mer enn "
                   "dobles på tre år",
     .anchors_en = "The need is falling\nThe need stands still\nGrows with the market\nGrows faster than the "
                   "market\nMay more than "
                   "double in three years"},
    {HEAD("strategic_fit", ATTRACTIVENESS, 1500, RATED, "Strategisk samsvar", "Strategic fit"),
     .anchors_nb = "Utenfor det vi vil være gode på\nLitt på siden\nPasser til det vi gjør i dag\nPasser til det vi "
                   "vil bli gode på\n"
                   "Midt i strategien på begge sider",
     .anchors_en = "Outside what we want to be good at\nSomewhat beside it\nFits what we do today\nFits what we want "
                   "to become good "
                   "at\nAt the heart of the strategy on both sides"},
    {HEAD("reference", ATTRACTIVENESS, 1000, RATED, "Referanseverdi", "Reference value"),
     .anchors_nb = "Ukjent, eller vil ikke nevnes\nKjent lokalt\nKjent i bransjen\nAndre spør hva de velger\nDøråpner "
                   "hos flere store",
     .anchors_en = "Unknown, or will not be named\nKnown locally\nKnown in the industry\nOthers ask what they "
                   "choose\nOpens doors at "
                   "several large ones"},
    {HEAD("learning", ATTRACTIVENESS, 1000, RATED, "Lærings- og utviklingsverdi", "Learning and development value"),
     .anchors_nb = "Vi lærer ingenting nytt\nSjelden noe nytt\nKrever litt av oss\nGjør oss bedre hvert år\nVi "
                   "utvikler det neste sammen",
     .anchors_en = "We learn nothing new\nSeldom anything new\nDemands something of us\nMakes us better every year\nWe "
                   "develop the next "
                   "thing together"},
    {HEAD("cooperation", ATTRACTIVENESS, 1000, RATED, "Samarbeidsvilje", "Willingness to co-operate"),
     .anchors_nb =
         "Vil bare ha pris\nTar imot, gir lite\nDeler det som trengs\nDeler planer og tall\nPlanlegger sammen med oss",
     .anchors_en = "Wants price only\nReceives, gives little\nShares what is needed\nShares plans and figures\nPlans "
                   "together with us"},
    {HEAD("quality", STRENGTH, 2000, RATED, "Kvalitet", "Quality"),
     .anchors_nb = "Klart dårligere enn den beste konkurrenten\nLitt dårligere\nLike god\nLitt bedre\nKlart bedre",
     .anchors_en = "Clearly worse than the best competitor\nSomewhat worse\nAs good\nSomewhat better\nClearly better"},
    {HEAD("price_value", STRENGTH, 2000, RATED, "Pris i forhold til verdi", "Price for value"),
     .anchors_nb = "Klart dårligere enn den beste konkurrenten\nLitt dårligere\nLike god\nLitt bedre\nKlart bedre",
     .anchors_en = "Clearly worse than the best competitor\nSomewhat worse\nAs good\nSomewhat better\nClearly better"},
    {HEAD("delivery", STRENGTH, 1500, RATED, "Levering", "Delivery"),
     .anchors_nb =
         "Klart mindre å stole på enn den beste konkurrenten\nLitt mindre\nLike pålitelig\nLitt mer\nKlart mer",
     .anchors_en =
         "Clearly less reliable than the best competitor\nSomewhat less\nAs reliable\nSomewhat more\nClearly more"},
    {HEAD("response_time", STRENGTH, 1500, RATED, "Responstid", "Response time"),
     .anchors_nb = "Klart tregere enn den beste konkurrenten\nLitt tregere\nLike rask\nLitt raskere\nKlart raskere",
     .anchors_en =
         "Clearly slower than the best competitor\nSomewhat slower\nAs quick\nSomewhat quicker\nClearly quicker"},
    {HEAD("relations", STRENGTH, 1500, RATED, "Relasjoner", "Relations"),
     .anchors_nb = "Klart svakere enn den beste konkurrentens\nLitt svakere\nLike gode\nLitt sterkere\nKlart sterkere",
     .anchors_en =
         "Clearly weaker than the best competitor's\nSomewhat weaker\nAs good\nSomewhat stronger\nClearly stronger"},
    {HEAD("solutions", STRENGTH, 1500, RATED, "Løsningskompetanse", "Solution competence"),
     .anchors_nb = "Klart svakere enn den beste konkurrenten\nLitt svakere\nLike god\nLitt sterkere\nKlart sterkere",
     .anchors_en =
         "Clearly weaker than the best competitor\nSomewhat weaker\nAs good\nSomewhat stronger\nClearly stronger"},
};

/* Looked again inside: another process may have opened the same new base. The ids are small and the same in every base; those
 * of id_new are past 2^40. */
static enum err seed_all(struct ctx *cx, void *none)
{
	struct list there;
	(void)none;
	TRY(criterion_store_list(cx, false, &there));
	if (there.count)
		return OK;
	for (size_t i = 0; i < sizeof seed / sizeof seed[0]; i++) {
		struct criterion c = seed[i];
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
