/* Product: what we sell. Prices are in the base's currency. Pure. */
#ifndef HUB_PRODUCT_H
#define HUB_PRODUCT_H

#include "base/noun.h"

#define PRODUCT(F, S)                                                                                                  \
	F(S, ID, id, .flags = F_KEY | F_FIXED, .release = RELEASE_CUSTOMER)                                            \
	F(S, TEXT, number, .flags = F_NO_NAME | F_REQUIRED | F_NATURAL | F_SEARCHED | F_CALLED | F_LISTED, .max = 60,  \
	  .headers = "productid productnumber productno productcode stockcode itemno itemnumber itemid sku articleno " \
	             "varenr varenummer varekode artikkelnr artikkelnummer itemcode inventoryid produktnr "            \
	             "produktnummer produktkode prodnr ?product vare id nr nummer no kode code",                       \
	  .release = RELEASE_CUSTOMER)                                                                                 \
	F(S, TEXT, name, .flags = F_FREE_TEXT | F_BY_HAND | F_REQUIRED | F_SEARCHED | F_LISTED, .max = 200,            \
	  .headers = "productname product description itemname varenavn beskrivelse varetekst produktnavn "            \
	             "itemdescription dscription ?vare produkt",                                                       \
	  .release = RELEASE_CUSTOMER)                                                                                 \
	F(S, TEXT, sort_key, .flags = F_SECRET | F_NO_HISTORY, .max = 400)                                             \
	F(S, TEXT, category, .flags = F_FREE_TEXT | F_NULL | F_LISTED, .max = 100,                                     \
	  .headers =                                                                                                   \
	      "productgroup group varegruppe produktgruppe itemcategorycode varekategorikode itemgroup produktgr1",    \
	  .release = RELEASE_CUSTOMER)                                                                                 \
	F(S, QTY, unit_price, .flags = F_NULL | F_LISTED,                                                              \
	  .headers = "price listprice salesprice pris utsalgspris listepris salgspris unitprice enhetspris "           \
	             "salgspris1 utpris")                                                                              \
	F(S, QTY, unit_cost, .flags = F_NULL | F_LISTED,                                                               \
	  .headers = "cost costprice purchaseprice kost kostpris innkjopspris innpris unitcost enhetskost avgprice")   \
	F(S, ID, import_id, .flags = F_NULL | F_NO_HISTORY)                                                            \
	F(S, TIME, created, .flags = F_FIXED | F_NO_HISTORY)                                                           \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(product, PRODUCT);
extern const struct noun product_noun;

#endif
