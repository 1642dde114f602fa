/* Who works at the demo's company, what it sells and to whom: plain tables. */
#include "demo/demo.h"

enum { ROLE_NONE = -1, ROLE_ADMIN, ROLE_HEAD, ROLE_STAFF_MEMBER, ROLE_ONLOOKER };

#define LEADERS    "Ledelse"
#define KEY        "Nøkkelkunder"
#define INSIDE     "Kundeservice"
#define TECHNICAL  "Teknisk avdeling"
#define LOGISTICS  "Lager og logistikk"
#define FIELD_WORK "Distriktssalg"
#define PURCHASE   "Innkjøp"
#define OFFICE     "Økonomi og IT"

const struct demo_person demo_people[DEMO_PEOPLE] = {
    {"Torunn Vardefjell", "torunn.vardefjell@example.com", "Daglig leder", LEADERS, "Trondheim", 0, ROLE_NONE},
    {"Harald Brekkmo", "harald.brekkmo@example.com", "Salgsdirektør", LEADERS, "Trondheim", 0, ROLE_HEAD},
    {"Unni Sjøbrekk", "unni.sjobrekk@example.com", "Økonomidirektør", OFFICE, "Trondheim", 0, ROLE_ONLOOKER},
    {"Even Tangmyr", "even.tangmyr@example.com", "IT-ansvarlig", OFFICE, "Trondheim", 2, ROLE_ADMIN},
    {"Kari Solhaugen", "kari.solhaugen@example.com", "Key Account Manager", KEY, "Trondheim", 1, ROLE_STAFF_MEMBER},
    {"Lars Tindebekk", "lars.tindebekk@example.com", "Key Account Manager", KEY, "Bergen", 1, ROLE_STAFF_MEMBER},
    {"Ingvild Myrvåg", "ingvild.myrvag@example.com", "Key Account Manager", KEY, "Stavanger", 1, ROLE_STAFF_MEMBER},
    {"Jonas Vassrud", "jonas.vassrud@example.com", "Key Account Manager", KEY, "Oslo", 1, ROLE_STAFF_MEMBER},
    {"Siri Øverlid", "siri.overlid@example.com", "Key Account Manager", KEY, "Tromsø", 1, ROLE_STAFF_MEMBER},
    {"Ola Fagerbakk", "ola.fagerbakk@example.com", "Distriktssjef", FIELD_WORK, "Ålesund", 1, ROLE_NONE},
    {"Marte Kvernbo", "marte.kvernbo@example.com", "Selger", FIELD_WORK, "Bodø", 9, ROLE_NONE},
    {"Petter Hellesund", "petter.hellesund@example.com", "Selger", FIELD_WORK, "Drammen", 9, ROLE_NONE},
    {"Anne Skogstrand", "anne.skogstrand@example.com", "Leder kundeservice", INSIDE, "Trondheim", 1, ROLE_STAFF_MEMBER},
    {"Geir Moldekleiv", "geir.moldekleiv@example.com", "Kundekonsulent", INSIDE, "Trondheim", 12, ROLE_NONE},
    {"Hilde Rognan", "hilde.rognan@example.com", "Kundekonsulent", INSIDE, "Trondheim", 12, ROLE_NONE},
    {"Magnus Lindvær", "magnus.lindvaer@example.com", "Kundekonsulent", INSIDE, "Bergen", 12, ROLE_NONE},
    {"Astrid Kolbotten", "astrid.kolbotten@example.com", "Teknisk sjef", TECHNICAL, "Trondheim", 0, ROLE_STAFF_MEMBER},
    {"Bjørn Åge Rimestad", "bjorn.rimestad@example.com", "Applikasjonsingeniør", TECHNICAL, "Stavanger", 16, ROLE_NONE},
    {"Camilla Dyrhaug", "camilla.dyrhaug@example.com", "Applikasjonsingeniør", TECHNICAL, "Oslo", 16, ROLE_NONE},
    {"Eirik Nesbakken", "eirik.nesbakken@example.com", "Hydraulikkspesialist", TECHNICAL, "Trondheim", 16, ROLE_NONE},
    {"Frode Langmyr", "frode.langmyr@example.com", "Serviceleder", TECHNICAL, "Bergen", 16, ROLE_NONE},
    {"Gunn Hestvik", "gunn.hestvik@example.com", "Servicetekniker", TECHNICAL, "Bergen", 20, ROLE_NONE},
    {"Henrik Tverråen", "henrik.tverraen@example.com", "Servicetekniker", TECHNICAL, "Trondheim", 20, ROLE_NONE},
    {"Ida Bekkelien", "ida.bekkelien@example.com", "Servicetekniker", TECHNICAL, "Tromsø", 20, ROLE_NONE},
    {"Kjetil Granmo", "kjetil.granmo@example.com", "Logistikksjef", LOGISTICS, "Trondheim", 0, ROLE_STAFF_MEMBER},
    {"Lene Storvatn", "lene.storvatn@example.com", "Transportplanlegger", LOGISTICS, "Trondheim", 24, ROLE_NONE},
    {"Morten Eidhammer", "morten.eidhammer@example.com", "Lagerleder", LOGISTICS, "Trondheim", 24, ROLE_NONE},
    {"Nina Brattlie", "nina.brattlie@example.com", "Lagermedarbeider", LOGISTICS, "Trondheim", 26, ROLE_NONE},
    {"Odd Sandnessjø", "odd.sandnessjo@example.com", "Lagermedarbeider", LOGISTICS, "Trondheim", 26, ROLE_NONE},
    {"Pernille Aasgjerd", "pernille.aasgjerd@example.com", "Lagermedarbeider", LOGISTICS, "Bergen", 26, ROLE_NONE},
    {"Ragnhild Furumo", "ragnhild.furumo@example.com", "Innkjøpssjef", PURCHASE, "Trondheim", 0, ROLE_NONE},
    {"Stian Holtevik", "stian.holtevik@example.com", "Kategoriansvarlig", PURCHASE, "Trondheim", 30, ROLE_NONE},
    {"Tone Rabbås", "tone.rabbas@example.com", "Kategoriansvarlig", PURCHASE, "Trondheim", 30, ROLE_NONE},
    {"Vegard Ulvmoen", "vegard.ulvmoen@example.com", "Innkjøper", PURCHASE, "Trondheim", 30, ROLE_NONE},
    {"Wenche Lyngmark", "wenche.lyngmark@example.com", "Regnskapssjef", OFFICE, "Trondheim", 2, ROLE_NONE},
    {"Yngve Bråtelund", "yngve.bratelund@example.com", "Controller", OFFICE, "Trondheim", 2, ROLE_NONE},
    {"Øystein Kråkmo", "oystein.krakmo@example.com", "Selger", FIELD_WORK, "Kristiansand", 9, ROLE_NONE},
    {"Åse Vindheim", "ase.vindheim@example.com", "HMS- og kvalitetsleder", LEADERS, "Trondheim", 0, ROLE_NONE},
    {"Sindre Elgtun", "sindre.elgtun@example.com", "Selger", FIELD_WORK, "Hamar", 9, ROLE_NONE},
    {"Thea Nordmyr", "thea.nordmyr@example.com", "Trainee", KEY, "Trondheim", 4, ROLE_NONE},
};

#define BEARINGS   "Lager og transmisjon"
#define HYDRAULICS "Hydraulikk"
#define PNEUMATICS "Pneumatikk"
#define SAFETY     "Verneutstyr"
#define TOOLS      "Verktøy"
#define FASTENERS  "Festemidler"
#define SEALS      "Tetninger og slanger"
#define WELDING    "Sveis"
#define CHEMICALS  "Smøring og kjemi"
#define AUTOMATION "Elektro og automasjon"

const char *const demo_categories[] = {BEARINGS,  HYDRAULICS, PNEUMATICS, SAFETY,    TOOLS,
                                       FASTENERS, SEALS,      WELDING,    CHEMICALS, AUTOMATION};

const struct demo_product demo_products[] = {
    {"LT-1010", "Sporkulelager 6205", BEARINGS, 148, 61},
    {"LT-1020", "Sporkulelager 6310", BEARINGS, 412, 62},
    {"LT-1110", "Sfærisk rullelager 22216", BEARINGS, 2290, 66},
    {"LT-1120", "Sfærisk rullelager 22330", BEARINGS, 14900, 68},
    {"LT-1210", "Lagerhus SNL 516", BEARINGS, 1850, 63},
    {"LT-1310", "Kilerem SPB 2500", BEARINGS, 389, 58},
    {"LT-1320", "Tannrem 1600-8M", BEARINGS, 640, 57},
    {"LT-1410", "Rullekjede 16B-1, 5 m", BEARINGS, 1120, 60},
    {"LT-1510", "Tannhjulsgir 2,2 kW", BEARINGS, 18400, 71},
    {"HY-2010", "Hydraulikkpumpe 45 cm³", HYDRAULICS, 21900, 69},
    {"HY-2020", "Hydraulikkmotor 80 cm³", HYDRAULICS, 9800, 67},
    {"HY-2110", "Retningsventil NG6", HYDRAULICS, 2650, 62},
    {"HY-2120", "Proporsjonalventil NG10", HYDRAULICS, 13700, 68},
    {"HY-2210", "Hydraulikksylinder 80/45 × 500", HYDRAULICS, 7450, 65},
    {"HY-2310", "Akkumulator 10 l", HYDRAULICS, 6890, 64},
    {"HY-2410", "Oljefilter 10 µm", HYDRAULICS, 495, 55},
    {"HY-2510", "Hydraulikkaggregat 15 kW", HYDRAULICS, 84500, 74},
    {"PN-3010", "Pneumatikksylinder 63 × 200", PNEUMATICS, 1290, 60},
    {"PN-3020", "Stangløs sylinder 40 × 1000", PNEUMATICS, 6150, 64},
    {"PN-3110", "Ventiløy 8 plasser", PNEUMATICS, 11800, 66},
    {"PN-3120", "Magnetventil 5/2", PNEUMATICS, 1040, 58},
    {"PN-3210", "Luftbehandlingsenhet G1/2", PNEUMATICS, 1980, 59},
    {"PN-3310", "Innstikkskobling 8 mm, 10 stk", PNEUMATICS, 245, 48},
    {"PN-3410", "Skruekompressor 11 kW", PNEUMATICS, 96000, 76},
    {"VE-4010", "Vernehjelm", SAFETY, 285, 54},
    {"VE-4020", "Vernesko S3", SAFETY, 1190, 57},
    {"VE-4030", "Arbeidshansker, 12 par", SAFETY, 468, 52},
    {"VE-4040", "Kuttbestandige hansker, 12 par", SAFETY, 1140, 55},
    {"VE-4050", "Varselklær, jakke", SAFETY, 1390, 56},
    {"VE-4060", "Hørselvern med radio", SAFETY, 2490, 63},
    {"VE-4070", "Fallsele komplett", SAFETY, 3350, 60},
    {"VE-4080", "Halvmaske med filter", SAFETY, 520, 53},
    {"VE-4090", "Gassmåler 4 gasser", SAFETY, 8900, 68},
    {"VT-5010", "Slagtrekker 18 V", TOOLS, 4990, 70},
    {"VT-5020", "Vinkelsliper 125 mm", TOOLS, 2390, 69},
    {"VT-5030", "Momentnøkkel 40–200 Nm", TOOLS, 2150, 60},
    {"VT-5040", "Pipenøkkelsett 94 deler", TOOLS, 3290, 59},
    {"VT-5050", "Verktøyvogn 7 skuffer", TOOLS, 12900, 66},
    {"VT-5060", "Kappeskive 125 mm, 25 stk", TOOLS, 395, 46},
    {"VT-5070", "Borsett HSS 1–13 mm", TOOLS, 890, 51},
    {"VT-5080", "Hydraulisk jekk 20 t", TOOLS, 6450, 64},
    {"VT-5090", "Kjettingtalje 2 t", TOOLS, 4280, 62},
    {"FE-6010", "Sekskantskrue M12 × 60 8.8, 100 stk", FASTENERS, 465, 57},
    {"FE-6020", "Sekskantskrue M20 × 100 10.9, 25 stk", FASTENERS, 890, 58},
    {"FE-6030", "Syrefast skrue M10 × 40 A4, 100 stk", FASTENERS, 1090, 60},
    {"FE-6040", "Låsemutter M12, 200 stk", FASTENERS, 310, 50},
    {"FE-6050", "Gjengestang M16 A4, 1 m", FASTENERS, 198, 55},
    {"FE-6060", "Kjemisk anker 420 ml", FASTENERS, 385, 52},
    {"FE-6070", "Ekspansjonsbolt M16, 20 stk", FASTENERS, 720, 56},
    {"FE-6080", "Klammer A4, 50 stk", FASTENERS, 640, 54},
    {"TS-7010", "O-ringsett NBR, 400 deler", SEALS, 690, 49},
    {"TS-7020", "Akseltetning 80 × 100 × 10", SEALS, 145, 47},
    {"TS-7030", "Mekanisk akseltetning 45 mm", SEALS, 3950, 63},
    {"TS-7040", "Hydraulikkslange 1/2\", meter", SEALS, 118, 52},
    {"TS-7050", "Slangekobling 1/2\" presset", SEALS, 92, 45},
    {"TS-7060", "Industrislange 2\", meter", SEALS, 265, 54},
    {"TS-7070", "Pakningsark 3 mm, 1,5 × 2 m", SEALS, 2750, 58},
    {"TS-7080", "Kompensator DN100", SEALS, 3280, 61},
    {"SV-8010", "Sveisetråd 1,2 mm, 16 kg", WELDING, 690, 66},
    {"SV-8020", "Rørtråd 1,2 mm, 16 kg", WELDING, 1480, 67},
    {"SV-8030", "Elektroder 3,2 mm, 5 kg", WELDING, 585, 61},
    {"SV-8040", "Sveisemaskin MIG 350 A", WELDING, 38900, 73},
    {"SV-8050", "Sveisehjelm med frisk luft", WELDING, 11900, 67},
    {"SV-8060", "Slipebånd keramisk, 10 stk", WELDING, 780, 50},
    {"SV-8070", "Gassregulator argon", WELDING, 1340, 58},
    {"SK-9010", "Hydraulikkolje 46, 208 l", CHEMICALS, 7980, 72},
    {"SK-9020", "Girolje 220, 20 l", CHEMICALS, 1490, 68},
    {"SK-9030", "Biologisk nedbrytbar olje, 208 l", CHEMICALS, 13900, 70},
    {"SK-9040", "Litiumfett, 12 patroner", CHEMICALS, 795, 56},
    {"SK-9050", "Automatisk smøreapparat", CHEMICALS, 1260, 57},
    {"SK-9060", "Avfetting, 20 l", CHEMICALS, 860, 51},
    {"SK-9070", "Skjærevæske, 20 l", CHEMICALS, 1780, 62},
    {"SK-9080", "Gjengesikring 50 ml", CHEMICALS, 295, 48},
    {"EA-9510", "Frekvensomformer 7,5 kW", AUTOMATION, 9450, 69},
    {"EA-9520", "Frekvensomformer 45 kW", AUTOMATION, 34900, 72},
    {"EA-9530", "Elektromotor 5,5 kW", AUTOMATION, 5290, 67},
    {"EA-9540", "Elektromotor 55 kW", AUTOMATION, 39800, 71},
    {"EA-9550", "Induktiv føler M18", AUTOMATION, 690, 55},
    {"EA-9560", "Trykktransmitter 0–250 bar", AUTOMATION, 2980, 61},
    {"EA-9570", "Vibrasjonsovervåking, 4 kanaler", AUTOMATION, 27500, 65},
    {"EA-9580", "Sikkerhetsrelé", AUTOMATION, 2240, 60},
};
const int demo_product_count = sizeof demo_products / sizeof *demo_products;

#define WORDS(...)                \
	(const char *const[])     \
	{                         \
		__VA_ARGS__, NULL \
	}
const struct demo_industry demo_industries[] = {
    {"Verksted og mekanisk industri",
     WORDS("Mekaniske AS", "Maskinering AS", "Sveiseindustri AS", "Verktøyindustri AS"), 0x3ff},
    {"Havbruk", WORDS("Havbruk AS", "Laks AS", "Sjømat AS", "Akva AS"), 0x17a},
    {"Verft og maritim", WORDS("Verft AS", "Slip AS", "Marine Service AS", "Rederi AS"), 0x1fb},
    {"Treforedling og trelast", WORDS("Trelast AS", "Bruk AS", "Sag og Høvleri AS", "Limtre AS"), 0x13d},
    {"Bygg og anlegg", WORDS("Entreprenør AS", "Anlegg AS", "Bygg AS", "Maskin AS"), 0x1fa},
    {"Energi", WORDS("Energi AS", "Kraft AS", "Fornybar AS", "Vannkraft AS"), 0x34b},
    {"Prosessindustri", WORDS("Prosess AS", "Smelteverk AS", "Kjemi AS", "Mineraler AS"), 0x37f},
    {"Næringsmiddel", WORDS("Meieri AS", "Næringsmidler AS", "Bryggeri AS", "Bakeri AS"), 0x14d},
    {"Transport", WORDS("Transport AS", "Logistikk AS", "Buss AS", "Terminal AS"), 0x11b},
    {"Offshore", WORDS("Offshore AS", "Subsea AS", "Boring AS", "Inspeksjon AS"), 0x3ef},
};
const int demo_industry_count = sizeof demo_industries / sizeof *demo_industries;

const struct demo_place demo_places[] = {
    {"Trondheim", "7041", "Verkstedveien"},
    {"Bergen", "5165", "Kaiveien"},
    {"Stavanger", "4033", "Industrigata"},
    {"Oslo", "0668", "Ulvenlia"},
    {"Tromsø", "9015", "Havneveien"},
    {"Ålesund", "6018", "Naustgata"},
    {"Bodø", "8008", "Sjøgata"},
    {"Drammen", "3036", "Brugata"},
    {"Kristiansand", "4638", "Smiegata"},
    {"Hamar", "2316", "Jernbanegata"},
    {"Molde", "6415", "Fabrikkveien"},
    {"Haugesund", "5527", "Karmsundgata"},
    {"Porsgrunn", "3936", "Elvegata"},
    {"Mo i Rana", "8624", "Smelteveien"},
    {"Kristiansund", "6517", "Dalegata"},
    {"Fredrikstad", "1630", "Sliperigata"},
    {"Gjøvik", "2815", "Møllergata"},
    {"Florø", "6900", "Strandgata"},
    {"Narvik", "8514", "Malmveien"},
    {"Raufoss", "2830", "Parkveien"},
};
const int demo_place_count = sizeof demo_places / sizeof *demo_places;
