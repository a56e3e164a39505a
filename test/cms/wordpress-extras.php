<?php
/**
 * What the tests need of a site beside the plugin: the classic editor, and a policy with a nonce.
 *
 * @package Payitoff_Link
 */

// phpcs:disable WordPress.Security.NonceVerification.Recommended -- Nothing is changed here.

add_filter(
	'use_block_editor_for_post',
	static function ( $is_used ) {
		return isset( $_GET['classic-editor'] ) ? false : $is_used;
	}
);

// A site's own policy, given to its tags through WordPress' filters.
if ( isset( $_GET['with-policy'] ) ) {
	$payitoff_nonce = base64_encode( random_bytes( 16 ) );
	$payitoff_add   = static function ( $attributes ) use ( $payitoff_nonce ) {
		$attributes['nonce'] = $payitoff_nonce;
		return $attributes;
	};
	add_filter( 'wp_script_attributes', $payitoff_add );
	add_filter( 'wp_inline_script_attributes', $payitoff_add );
	header( "Content-Security-Policy: script-src 'nonce-$payitoff_nonce' 'strict-dynamic'; object-src 'none'; base-uri 'none'" );
}
