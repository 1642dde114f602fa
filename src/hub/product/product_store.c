#include "hub/product/product_store.h"

#include "hub/product/product.h"

const struct query product_queries[PRODUCT_QUERIES] = {
    [PRODUCT_GET] = {"product.get", "SELECT @cols FROM product WHERE id = :id", .args = "id", .out = &product_record},
    [PRODUCT_ADD] = {"product.add", "INSERT INTO product (@cols) VALUES (@vals)", .in = &product_record},
    [PRODUCT_REMOVE] = {"product.remove", "DELETE FROM product WHERE id = :id", .args = "id"},
    [PRODUCT_PUT] = {"product.put", "UPDATE product SET @sets WHERE id = :id AND version = :version",
                     .in = &product_record},
};
