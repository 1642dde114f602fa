#include "kam/account/account_store.h"

#include "kam/account/account.h"

const struct query account_queries[ACCOUNT_QUERIES] = {
    [ACCOUNT_GET] = {"account.get", "SELECT @cols FROM account WHERE id = :id", .args = "id", .out = &account_record},
    [ACCOUNT_BY_NUMBER] = {"account.by_number", "SELECT @cols FROM account WHERE number = :number",
                           .args = "number text", .out = &account_record},
    [ACCOUNT_NUMBER_TAKEN] = {"account.number_taken",
                              "SELECT COUNT(*) FROM account WHERE number = :number AND id <> :id",
                              .args = "number text, id"},
    [ACCOUNT_PARENT] = {"account.parent", "SELECT parent_id FROM account WHERE id = :id", .args = "id"},
    [ACCOUNT_ADD] = {"account.add", "INSERT INTO account (@cols) VALUES (@vals)", .in = &account_record},
    [ACCOUNT_PUT] = {"account.put", "UPDATE account SET @sets WHERE id = :id AND version = :version",
                     .in = &account_record},
};
