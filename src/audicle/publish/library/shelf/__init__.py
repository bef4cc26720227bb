"""The articles of a library: found, their manifests read, what is known of them kept."""
