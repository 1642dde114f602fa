#include "platform/ui/lede.h"

const struct record lede_record = RECORD_OF("lede", lede, LEDE);
