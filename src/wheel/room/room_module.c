#include "modules.h"
#include "wheel/room/room.h"
#include "wheel/room/room_store.h"

const struct module room_module = {
    .name = "room",
    .queries = QUERIES(&room_queries),
    .records = RECORDS(&room_tab_record, &room_record),
};
